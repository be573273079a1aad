// What is wrong with a query, in words that a person can use, and where.

((app) => {
  const FORMS = new Set(["SELECT", "ASK", "CONSTRUCT", "DESCRIBE"]);
  /** First words of SPARQL 1.1 Update, https://www.w3.org/TR/sparql11-update/#updateLanguage. */
  const UPDATES = new Set("INSERT DELETE LOAD CLEAR CREATE DROP COPY MOVE ADD WITH".split(" "));
  const BESIDE = /<[^<>\s]*>|"""[\s\S]*?"""|'''[\s\S]*?'''|"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|#.*/g;
  const PROLOGUE = /^\s*(?:(?:prefix\s+[\w-]*:|base)\s*)*(\w*)/i;

  /** A query with spaces in place of IRIs, strings and comments; every sign stays where it is. */
  const code = (sparql) => sparql.replace(BESIDE, (text) => text.replace(/[^\n]/g, " "));

  /** The word that says what a query is: SELECT, ASK, CONSTRUCT, DESCRIBE, or something else. */
  const form = (sparql) => PROLOGUE.exec(code(sparql))[1].toUpperCase();

  const placeOf = (sparql, at) => {
    const lines = sparql.slice(0, at).split("\n");
    return { at, line: lines.length, column: [...lines.at(-1)].length + 1 };
  };

  const atPlace = (sparql, line, column) => {
    const lines = sparql.split("\n");
    const before = [...(lines[line - 1] || "")].slice(0, column - 1).join("");
    return { at: lines.slice(0, line - 1).join("\n").length + (line > 1 ? 1 : 0) + before.length, line, column };
  };

  /** The first prefix that nobody declared. */
  const undeclared = (sparql, prefixes) => {
    const text = code(sparql);
    const own = [...text.matchAll(/\bprefix\s+([\w-]*):/gi)].map((match) => match[1]);
    const known = new Set(["_", ...Object.keys(prefixes), ...own]);
    return [...text.matchAll(/(?<![\w?$:-])([A-Za-z][\w-]*):/g)].find((match) => !known.has(match[1]));
  };

  /** What cannot be asked at all, before it is asked; or nothing. */
  const refused = (sparql) => {
    const word = form(sparql);
    if (FORMS.has(word)) {
      return null;
    }
    const start = code(sparql).search(/\S/);
    const at = Math.max(0, UPDATES.has(word) ? code(sparql).toUpperCase().indexOf(word, start) : start);
    const text = UPDATES.has(word) ? app.speech.say("isUpdate", { word }) : app.speech.say("noForm");
    return { text, ...placeOf(sparql, at) };
  };

  /** The parser's list of what it expected: classes of characters say little, words and signs are kept. */
  const expected = (message) => {
    const plain = message.replace(/^expected (one of )?/, "").replace(/\[[^\]]*\]|'[^']*'/g, "");
    const words = plain.split(/, | \| /).map((word) => word.replace(/^one of /, "").trim());
    return words.filter((word) => word && word !== "|");
  };

  /** The engine's message about a query: `text`, and where it says so `at`, `line` and `column`. */
  const told = (message, sparql, prefixes) => {
    const { say } = app.speech;
    const [, line, column, what] = /^error at (\d+):(\d+): ([\s\S]*)$/.exec(message) || [];
    if (!line) {
      return { text: message };
    }
    const unknown = undeclared(sparql, prefixes);
    if (unknown) {
      const known = Object.keys(prefixes).join(" ");
      return { text: say("unknownPrefix", { prefix: unknown[1], known }), ...placeOf(sparql, unknown.index) };
    }
    const words = expected(what);
    const text = words.length ? say("expected", { what: words.join("  ") }) : say("malformed");
    return { text, ...atPlace(sparql, Number(line) - 1, Number(column)) }; // the prefixes stand in a line above
  };

  app.faults = { form, refused, told };
})(globalThis.gbakg);
