// To take along: a citation, a link, the triples of a thing, and the queries behind what is to be seen.

((app) => {
  const { make, find } = app.dom;

  const button = (key, act) =>
    make("button", { type: "button", class: "copy", text: app.speech.say(key), on: { click: act } });

  const ends = (focus) => focus.split("~");

  /** Both names of a thing, the page's language first. */
  const names = (id) => [app.speech.name(id), app.speech.otherName(id)].filter(Boolean).join(" / ");

  const letterOf = (number) => {
    const [, zh, en] = app.data.about.letters.find(([id]) => id === number) || [number, "", ""];
    return app.speech.say("citedLetter", { title: app.speech.pick([zh, en]), number });
  };

  /** Where a thing stands in its letters, a line a letter. */
  const places = (evidence) => {
    const { say } = app.speech;
    const letters = [...new Set(evidence.map((one) => one.letter))];
    return letters.map((letter) => {
      const own = evidence.filter((one) => one.letter === letter);
      const where = own.map((one) => `${one.locator} (${say("position", { start: one.start, end: one.end })})`);
      return `${letterOf(letter)}${say("comma")}${[...new Set(where)].join(say("semicolon"))}`;
    });
  };

  const partnership = (id) => {
    const { say, name, term } = app.speech;
    const card = app.data.cards[id];
    const node = app.data.node(id);
    const said = [term(node.kind), term(node.status), [node.start, node.end].filter(Boolean).join(" – ")];
    const parties = card.parties.map((party) => say("citedParty", { name: name(party.other), role: name(party.role) }));
    return [
      [names(id), said.filter(Boolean).join(say("comma"))].filter(Boolean).join(" · "),
      `${say("sides")}${say("colon")}${[...new Set(parties)].join(say("comma"))}`,
      ...places(card.evidence),
    ];
  };

  /** The address of this picture for others, or nothing: a path on this computer would be of no use to them. */
  const shared = () => (/^https?:$/.test(location.protocol) ? [app.state.address()] : []);

  const citation = (focus) => {
    const ids = ends(focus);
    const card = app.data.cards[ids[0]];
    const own = ids.length === 1 && card.group === "partnership";
    const between = (id) => app.data.cards[id].parties.map((party) => party.other);
    const deals = between(ids[0]).filter((id) => ids.every((one) => between(one).includes(id)));
    const lines = own
      ? partnership(ids[0])
      : [ids.map(names).join(" — "), ...places(card.evidence), ...[...new Set(deals)].flatMap(partnership)];
    return [...lines, ...ids, ...shared()].join("\n");
  };

  /** A thing's triples; for a body those of its participations, which its partnerships hold, too. */
  const turtle = async (focus) => {
    const lines = ends(focus).flatMap((id) => app.data.whole.around.get(id) || []);
    const parts = lines.filter((line) => line.relation === "participation").map((line) => line.id);
    return app.rdf.turtle(await app.workings.open(), [...ends(focus), ...parts]);
  };

  const asked = ({ view, sparql }, at) => {
    const { say } = app.speech;
    const title = make("h3", { id: `query-${at}`, text: say(`query.${view}`) });
    const open = () => {
      find("dialog.queries").close();
      app.state.go({ tab: "console", ask: "", given: "", sparql });
    };
    return make(
      "section",
      { class: "asked", "aria-labelledby": `query-${at}` },
      title,
      make("pre", { tabindex: "0", "aria-labelledby": `query-${at}` }, make("code", { text: sparql })),
      make(
        "p",
        {},
        button("copyQuery", () => app.clipboard.copy(sparql, say("theQuery"))),
        button("openInConsole", open),
      ),
    );
  };

  /** A window with queries; `intro` says what they made. */
  const show = (intro, queries) =>
    app.clipboard.dialog("queries", () => [
      make("h2", { id: "queries-title", text: app.speech.say("viewQueries") }),
      make("p", { text: app.speech.say(intro) }),
      ...queries.map(asked),
    ]);

  const showThing = async (focus) =>
    show(
      "queriesOfThing",
      await (ends(focus).length > 1 ? app.queries.ofPair(ends(focus)) : app.queries.ofThing(focus)),
    );

  /** The buttons of the panel. */
  const block = (focus) => {
    const { say } = app.speech;
    const copy = (what, text) => async () => app.clipboard.copy(await text(focus), say(what));
    const buttons = [
      button("copyCitation", copy("theCitation", citation)),
      button(
        "copyLink",
        copy("theLink", () => app.state.address()),
      ),
      app.workings.has("workings") ? button("copyTurtle", copy("theTurtle", turtle)) : null,
      app.workings.has("workings") ? button("showQueries", () => showThing(focus)) : null,
    ];
    return make(
      "section",
      { class: "block copies", "aria-labelledby": "copies-title" },
      make("h3", { id: "copies-title", text: say("takeAlong") }),
      make("p", {}, buttons),
    );
  };

  if (app.workings.has("workings")) {
    const open = find(".queries-open");
    open.hidden = false;
    open.addEventListener("click", async () => show("queriesOfView", await app.queries.ofScene(app.graph.scene())));
  }
  app.copies = { block };
})(globalThis.gbakg);
