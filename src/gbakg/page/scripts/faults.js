// What is wrong with a query, in words that a person can use, and where.

((app) => {
  const FORMS = new Set(["SELECT", "ASK", "CONSTRUCT", "DESCRIBE"]);
  /** First words of SPARQL 1.1 Update, https://www.w3.org/TR/sparql11-update/#updateLanguage. */
  const UPDATES = new Set("INSERT DELETE LOAD CLEAR CREATE DROP COPY MOVE ADD WITH".split(" "));
  const BESIDE = /<[^<>\s]*>|"""[\s\S]*?"""|'''[\s\S]*?'''|"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|#.*/g;
  const KEYWORD = /^[A-Z][A-Z0-9_]*$/;
  /** More words than these help nobody. */
  const FEW = 8;
  const PROLOGUE = /^\s*(?:(?:prefix\s+[\w-]*:|base)\s*)*(\w*)/i;

  /** A query with spaces in place of IRIs, strings and comments; every sign stays where it is. */
  const code = (sparql) => sparql.replace(BESIDE, (text) => text.replace(/[^\n]/g, " "));

  /** The word that says what a query is: SELECT, ASK, CONSTRUCT, DESCRIBE, or something else. */
  const form = (sparql) => PROLOGUE.exec(code(sparql))[1].toUpperCase();

  const placeOf = (sparql, at) => {
    const lines = sparql.slice(0, at).split("\n");
    return { at, line: lines.length, column: [...lines.at(-1)].length + 1 };
  };

  /** Where a line and a column are, counted in characters as the engine does. */
  const offset = (sparql, line, column) => {
    const lines = sparql.split("\n");
    const above = lines.slice(0, line - 1).reduce((sum, one) => sum + one.length + 1, 0);
    return above + [...(lines[line - 1] || "")].slice(0, column - 1).join("").length;
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

  /**
   * What the parser expected, and how far behind the fault it says so: it reads as many signs as a keyword has before
   * it knows that this is not the keyword, and tells the end of that.
   */
  const expected = (message) => {
    const tokens = message.replace(/^expected (one of )?/, "").split(/, (?=[[A-Z"])/);
    const known = tokens
      .filter((token) => token !== "[_]")
      .map((token) => ({ token, far: KEYWORD.test(token) ? token.length : 0 }));
    const far = Math.min(...known.map((one) => one.far), ...(known.length ? [] : [0]));
    const words = known.filter((one) => one.far === far && !one.token.startsWith("[")).map((one) => one.token);
    return { far, words: words.length > FEW ? [] : words };
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
    const { far, words } = expected(what);
    const text = words.length ? say("expected", { what: words.join("  ") }) : say("malformed");
    // The prefixes stand in a line above.
    return { text, ...placeOf(sparql, Math.max(0, offset(sparql, Number(line) - 1, Number(column)) - far)) };
  };

  app.faults = { form, refused, told };
})(globalThis.gbakg);
