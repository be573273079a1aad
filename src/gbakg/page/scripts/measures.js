// Measures of a body, computed when the page was written: on stated pairs alone, each with its definition.

((app) => {
  const { make } = app.dom;
  const { measures } = app.data;

  const inLanguage = ([zh, en]) => (app.speech.language() === "zh" ? zh : en);

  const told = (value) => (typeof value === "boolean" ? app.speech.say(value ? "yes" : "no") : String(value));

  /** Brokerage is told of those who have something to broker. */
  const shown = (row) => {
    const brokers = row[measures.columns.findIndex(({ name }) => name === "brokered")] > 0;
    return measures.columns
      .map((column, at) => ({ ...column, value: row[at] }))
      .filter(({ of }) => of === "organizations" || brokers);
  };

  const list = (columns, second) =>
    make(
      "dl",
      {},
      columns.flatMap((column) => [
        make("dt", { text: inLanguage(column.words) }),
        make("dd", { text: second(column) }),
      ]),
    );

  /** The block of a body; nothing for what is no body, or where the page was written without measures. */
  const block = (id) => {
    const row = measures?.rows[app.data.short(id)];
    if (!row) {
      return null;
    }
    const columns = shown(row);
    return make(
      "section",
      { class: "block measures" },
      make("h3", { text: app.speech.say("measures") }),
      make("p", { class: "note", text: inLanguage(measures.heading) }),
      list(columns, ({ value }) => told(value)),
      make(
        "details",
        {},
        make("summary", { text: app.speech.say("measuresHow") }),
        list(columns, ({ definition }) => inLanguage(definition)),
      ),
    );
  };

  app.measures = { block };
})(globalThis.gbakg);
