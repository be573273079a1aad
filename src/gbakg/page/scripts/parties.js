// Who takes part in what: a body's partnerships, a partnership's parties, and how the letter names each.

((app) => {
  const { make, word, link } = app.dom;
  const FEW = 3;

  /** How the letter names a body: its words, or that it does not name it. */
  const mention = (party) =>
    party.mention
      ? make(
          "span",
          { class: "mention" },
          app.speech.say("mention"),
          " ",
          word(`“${party.mention}”`, { lang: "zh-Hans" }),
        )
      : make("span", { class: "mention", text: app.speech.say("implied") });

  /** A body's participations: partnership, role, status, place in the letter, passage. */
  const participations = (card) => {
    const { say, name } = app.speech;
    const rows = card.parties.map((party) => {
      const node = app.data.node(party.other);
      const state = [name(party.role), name(party.status), node?.start].filter(Boolean).join(" · ");
      return make(
        "li",
        {},
        make("p", { class: "lead" }, app.paint.swatch("partnership", "plain", node?.status), link(party.other)),
        make("p", { class: "state" }, state, " · ", mention(party)),
        app.evidence.brief(party.other, [party.mention], card.parties.length <= FEW),
      );
    });
    const title = make("h3", { text: say("parties", { n: new Set(card.parties.map((party) => party.other)).size }) });
    return rows.length ? make("section", { class: "block parties" }, title, make("ol", {}, rows)) : null;
  };

  const partyRow = (party) => {
    const node = app.data.node(party.other);
    return make(
      "li",
      {},
      make(
        "p",
        { class: "lead" },
        app.paint.swatch(node?.group || "other", app.paint.regionColour(node?.region)),
        link(party.other),
      ),
      make("p", { class: "state" }, app.speech.name(party.role), " · ", mention(party)),
    );
  };

  /** A partnership's parties, by side where the letter lists two sides. */
  const sides = (card) => {
    const { say } = app.speech;
    const groups = [1, 2, 0].map((side) => [side, card.parties.filter((party) => party.side === side)]);
    const lists = groups
      .filter(([, parties]) => parties.length)
      .flatMap(([side, parties]) => [
        side ? make("h4", { text: say("side", { n: side }) }) : null,
        make("ul", { class: "rows" }, parties.map(partyRow)),
      ]);
    const note = card.type.endsWith("CollectiveAgreement")
      ? make("p", { class: "warning", text: say("collective") })
      : null;
    return make("section", { class: "block parties" }, make("h3", { text: say("sides") }), note, lists);
  };

  app.parties = { participations, sides };
})(globalThis.gbakg);
