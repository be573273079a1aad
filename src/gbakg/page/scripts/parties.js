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

  /** Role, kind, status and date of a participation, in one line. */
  const state = (party) => {
    const { say, name, term } = app.speech;
    const node = app.data.node(party.other);
    const dates = [node?.start, node?.end].filter(Boolean).join(" – ");
    return [name(party.role), term(node?.kind), name(party.status), dates || say("undatedOnes")]
      .filter(Boolean)
      .join(" · ");
  };

  /** What a partnership costs, and who puts it in; nothing where the letter names no sum. */
  const money = (id) => {
    const card = app.data.cards[id];
    const [sums] = card ? app.facts.told(card, "#amount") : [];
    return sums
      ? make(
          "p",
          { class: "state" },
          word(app.speech.name(sums.property)),
          app.speech.say("colon"),
          sums.values.flatMap((sum, at) => [at ? app.speech.say("semicolon") : "", word(app.speech.name(sum))]),
        )
      : null;
  };

  /** A body's participations: partnership, role, kind, status, date, money, place in the letter, passage. */
  const participations = (card) => {
    const { say } = app.speech;
    const rows = card.parties.map((party) => {
      const status = app.data.node(party.other)?.status;
      return make(
        "li",
        {},
        make("p", { class: "lead" }, app.paint.swatch("partnership", "plain", status), link(party.other)),
        make("p", { class: "state" }, state(party), " · ", mention(party)),
        money(party.other),
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
