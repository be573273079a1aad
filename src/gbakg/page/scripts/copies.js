// To take along: a citation, a link, the triples of a thing, and the queries behind what is to be seen.

((app) => {
  const { make, find } = app.dom;

  const button = (key, act) =>
    make("button", { type: "button", class: "copy", text: app.speech.say(key), on: { click: act } });

  const ends = (focus) => focus.split("~");

  /** Both names of a thing, the page's language first. */
  const names = (id) => [app.speech.name(id), app.speech.otherName(id)].filter(Boolean).join(" / ");

  /** Where a thing stands in its letters, a line a letter. */
  const places = (evidence) => {
    const { say, pick } = app.speech;
    const letters = [...new Set(evidence.map((one) => one.letter))];
    return letters.map((number) => {
      const [, zh, en] = app.data.about.letters.find(([id]) => id === number) || [number, number, number];
      const own = evidence.filter((one) => one.letter === number);
      const where = own.map((one) =>
        say("citedPlace", { locator: one.locator, position: say("position", { start: one.start, end: one.end }) }),
      );
      return say("citedLetter", { title: pick([zh, en]), number, where: [...new Set(where)].join(say("semicolon")) });
    });
  };

  /** The parties with their roles, side by side where the letter lists two sides without saying who with whom. */
  const partiesOf = ({ parties, type }) => {
    const { say, name } = app.speech;
    const lists = [1, 2, 0].map((side) => [side, parties.filter((party) => party.side === side)]);
    const lines = lists
      .filter(([, some]) => some.length)
      .map(([side, some]) => {
        const names = some.map((party) => say("citedParty", { name: name(party.other), role: name(party.role) }));
        return `${side ? say("side", { n: side }) : say("sides")}${say("colon")}${[...new Set(names)].join(say("comma"))}`;
      });
    return type.endsWith("CollectiveAgreement") ? [...lines, say("collective")] : lines;
  };

  const partnership = (id) => {
    const { say, term } = app.speech;
    const card = app.data.cards[id];
    const node = app.data.node(id);
    const said = [term(node.kind), term(node.status), [node.start, node.end].filter(Boolean).join(" – ")];
    const title = [names(id), said.filter(Boolean).join(say("comma"))].filter(Boolean).join(" · ");
    return [title, ...partiesOf(card), ...places(card.evidence)];
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
