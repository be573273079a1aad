// The open cell of the matrix: its partnerships by how sure they are, each with its partners in the cell's regions.

((app) => {
  const { make, word } = app.dom;
  const { ALL, OUT } = app.crossings;
  const TITLES = { stated: "groupStated", planned: "groupPlanned", possible: "groupPossible" };

  /** Partners by region, those of the cell's own regions alone where it has two. */
  const who = (table, row, column, deal, scene) => {
    const whole = !table.apart || row === OUT || column === ALL;
    return app.deals
      .partners(deal, scene.seen)
      .filter(([region]) => whole || region === row || region === column)
      .map(([region, ids]) => {
        const names = ids.flatMap((id, at) => [at ? app.speech.say("comma") : "", word(app.speech.name(id))]);
        const label = app.speech.say("dealsPartners", { region: app.speech.region(region) });
        return make("p", { class: "state" }, word(label), names);
      });
  };

  const list = (table, row, column, deals, scene) =>
    make(
      "ol",
      {},
      deals.map((deal) => make("li", {}, app.deals.entry(deal), who(table, row, column, deal, scene))),
    );

  /** The regions' table tells stated, planned and collective ones apart; the other one has a column for each status. */
  const groups = (table, row, column, deals, scene) => {
    const { say } = app.speech;
    if (!table.apart || row === OUT) {
      return [list(table, row, column, deals, scene)];
    }
    return app.crossings
      .sorted(table, deals)
      .flatMap(([certainty, ids]) => [
        make("h3", { text: say(TITLES[certainty], { n: ids.length }) }),
        certainty === "possible" ? make("p", { class: "warning", text: say("collective") }) : null,
        list(table, row, column, ids, scene),
      ]);
  };

  const known = (table, row, column) =>
    (row === OUT && column === OUT) ||
    ([...table.names.row, ALL].includes(row) && [...table.names.column, ALL].includes(column));

  const close = () =>
    make("button", {
      type: "button",
      class: "close",
      "aria-label": app.speech.say("matrixClose"),
      text: "×",
      on: { click: () => app.state.go({ cell: "" }) },
    });

  const picture = (deals) =>
    make("button", {
      type: "button",
      class: "reset",
      text: app.speech.say("dealsInPicture", { n: deals.length }),
      on: { click: () => app.picks.show(deals, { tab: "picture" }) },
    });

  /** The list of the open cell, where it is one of this table; a cell that the filters emptied says so. */
  const box = (table, open, scene, titleOf) => {
    const [name, row, column] = open.split(" ");
    if (name !== table.name || !known(table, row, column)) {
      return null;
    }
    const { say } = app.speech;
    const deals = app.deals.inLetter(table.at(row, column));
    const id = `open-${name}`;
    const count = make("span", { class: "rows", text: say("pairCount", { n: deals.length }) });
    return make(
      "section",
      { class: "open-cell", id, "aria-labelledby": `${id}-title` },
      make("h2", { id: `${id}-title` }, word(titleOf(table, row, column)), " ", count),
      close(),
      ...(deals.length
        ? [picture(deals), ...groups(table, row, column, deals, scene)]
        : [make("p", { text: say("matrixEmptyCell") })]),
    );
  };

  app.cell = { box };
})(globalThis.gbakg);
