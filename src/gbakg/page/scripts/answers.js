// Answers: as a table to sort, as yes or no, as Turtle; to take along, and to be shown in the network.

((app) => {
  const { make, word, link, away, find } = app.dom;
  const SHOWN = 1000;
  /** How long a file stays at hand for the browser to save it, in milliseconds. */
  const KEPT = 10000;
  const NUMERIC = /#(?:integer|decimal|double|float|int|long|gYear)$/;
  let latest = null;
  let sorting = null;

  const isNode = (cell) => cell?.type === "uri" && Boolean(app.data.node(cell.value));
  const isNumber = (cell) => NUMERIC.test(cell?.datatype || "");

  const text = (cell) => (cell ? (cell.type === "bnode" ? `_:${cell.value}` : cell.value) : "");

  /** A term as it is read: things of the graph lead to their details, IRIs of others out of the page. */
  const shown = (cell) => {
    if (cell?.type !== "uri") {
      return word(text(cell), { lang: cell?.["xml:lang"] === "zh" ? "zh-Hans" : cell?.["xml:lang"] });
    }
    const name = app.rdf.short(cell.value, latest.prefixes);
    if (isNode(cell)) {
      return link(cell.value, name);
    }
    const own = [app.data.base.id, app.data.base.ontology].some((start) => cell.value.startsWith(start));
    return own ? word(name) : away(cell.value, name.replace(/^<(.*)>$/, "$1"));
  };

  const compare = (one, other) => {
    if (isNumber(one) && isNumber(other)) {
      return Number(one.value) - Number(other.value);
    }
    const language = app.speech.language() === "zh" ? "zh-Hans" : "en";
    return text(one).localeCompare(text(other), language, { numeric: true });
  };

  const sorted = ({ rows }) => {
    if (!sorting) {
      return rows;
    }
    const { column, down } = sorting;
    return [...rows].sort((one, other) => (down ? -1 : 1) * compare(one[column], other[column]));
  };

  const sortBy = (column) => {
    sorting = { column, down: sorting?.column === column && !sorting.down };
    find(".answer table")?.replaceWith(table(latest));
    find(`[data-sort="answer.${column}"]`)?.focus();
  };

  const head = (column) => {
    const order = sorting?.column === column ? (sorting.down ? "descending" : "ascending") : "none";
    const button = {
      type: "button",
      "data-sort": `answer.${column}`,
      title: app.speech.say("sortBy", { column }),
      text: column,
      on: { click: () => sortBy(column) },
    };
    return make("th", { scope: "col", role: "columnheader", "aria-sort": order }, make("button", button));
  };

  const table = (answer) => {
    const row = (cells) =>
      make(
        "tr",
        { role: "row" },
        answer.columns.map((column) => make("td", { role: "cell", "data-label": column }, shown(cells[column]))),
      );
    return make(
      "table",
      { role: "table", "aria-label": app.speech.say("answer") },
      make("thead", { role: "rowgroup" }, make("tr", { role: "row" }, answer.columns.map(head))),
      make("tbody", { role: "rowgroup" }, sorted(answer).slice(0, SHOWN).map(row)),
    );
  };

  const quoted = (cell) => (/[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);

  /** CSV by SPARQL 1.1, https://www.w3.org/TR/sparql11-results-csv-tsv/; Excel knows UTF-8 by the mark before it. */
  const csv = ({ columns, rows }, forExcel) => {
    const lines = [columns, ...rows.map((row) => columns.map((column) => text(row[column])))];
    return (forExcel ? "\ufeff" : "") + lines.map((line) => `${line.map(quoted).join(",")}\r\n`).join("");
  };

  const save = (name, content, type) => {
    const address = URL.createObjectURL(new Blob([content], { type }));
    make("a", { href: address, download: name }).click();
    setTimeout(() => URL.revokeObjectURL(address), KEPT);
  };

  /** Everything in an answer that the network knows, in the order of the answer. */
  const known = (answer) => {
    const iris = answer.turtle
      ? [...answer.full.matchAll(/<([^<>\s]*)>/g)].map((match) => match[1])
      : answer.rows
          .flatMap((row) => answer.columns.map((column) => row[column]))
          .filter(isNode)
          .map(text);
    return [...new Set(iris)].filter(app.data.node);
  };

  const tool = (key, act) =>
    make("button", { type: "button", class: "copy", text: app.speech.say(key), on: { click: act } });

  /** What can be done with an answer. */
  const tools = (answer) => {
    const { say } = app.speech;
    if (answer.yes !== undefined || !answer.total) {
      return null;
    }
    const things = known(answer);
    const see = things.length
      ? tool("seeInNetwork", () => app.picks.show(things, { tab: "picture" }))
      : make("span", { class: "none-known", text: say("noneKnown") });
    if (answer.turtle) {
      const file = () => save(`gbakg-${answer.question}.ttl`, answer.turtle, "text/turtle;charset=utf-8");
      return make("p", { class: "answer-tools" }, see, tool("saveTurtle", file));
    }
    const excel = make("input", { type: "checkbox", checked: "checked" });
    const file = () => save(`gbakg-${answer.question}.csv`, csv(answer, excel.checked), "text/csv;charset=utf-8");
    return make("p", { class: "answer-tools" }, see, tool("saveCsv", file), make("label", {}, excel, say("forExcel")));
  };

  const summary = (answer) => {
    const { say } = app.speech;
    const time = Math.max(1, Math.round(answer.time));
    if (answer.yes !== undefined) {
      return say("answered", { what: say(answer.yes ? "yes" : "no"), time });
    }
    const what = say(answer.turtle === undefined ? "rowCount" : "tripleCount", { n: answer.total });
    const cut = Math.min(SHOWN, answer.rows?.length ?? SHOWN);
    return [
      say("answered", { what, time }),
      answer.rows && answer.total > cut ? say("cut", { shown: cut, kept: answer.rows?.length ?? answer.total }) : "",
    ].join(" ");
  };

  /** An answer of the engine, made ready: without the columns that the question binds, triples with short names. */
  const read = (answer, { bound = [], name, prefixes }) => {
    sorting = null;
    const whole = { ...answer, question: name, language: app.speech.language(), prefixes };
    if (answer.columns) {
      whole.columns = answer.columns.filter((column) => !bound.includes(column));
    }
    if (answer.turtle !== undefined) {
      whole.full = answer.turtle;
      whole.turtle = answer.turtle && app.rdf.tidy(answer.turtle, prefixes);
    }
    latest = whole;
    return whole;
  };

  const contents = (answer) => {
    if (answer.turtle) {
      return make(
        "pre",
        { tabindex: "0", "aria-label": app.speech.say("answer") },
        make("code", { text: answer.turtle }),
      );
    }
    return answer.total ? make("div", { class: "answer-table", tabindex: "0" }, table(answer)) : null;
  };

  app.answers = { read, summary, tools, contents, latest: () => latest };
})(globalThis.gbakg);
