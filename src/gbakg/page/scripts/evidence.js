// Evidence: where it stands in the letter, and the letter's own words where the page holds them.

((app) => {
  const { make, word } = app.dom;

  /** A text with some words marked; the longest match wins, and nothing is ever read as markup. */
  const marked = (text, words) => {
    const wanted = [...new Set(words.filter(Boolean))].sort((one, two) => two.length - one.length);
    const parts = [];
    let plain = 0;
    let at = 0;
    while (at < text.length) {
      const hit = wanted.find((one) => text.startsWith(one, at));
      if (hit) {
        parts.push(text.slice(plain, at), make("mark", { text: hit }));
        at += hit.length;
        plain = at;
      } else {
        at += 1;
      }
    }
    parts.push(text.slice(plain));
    return parts;
  };

  const quote = (one, mentions) =>
    make("blockquote", { lang: "zh-Hans", class: "passage" }, ...marked(one.text, mentions));

  /** Letter, locator and positions in one line. */
  const where = (one, wishes = {}) => {
    const { say } = app.speech;
    const position = say("position", { start: one.start, end: one.end });
    return make(
      "span",
      { class: "where", ...wishes },
      word(one.locator, { lang: "zh-Hans", class: "locator" }),
      " · ",
      position,
    );
  };

  const claim = (one) =>
    one.claim ? make("p", { class: "claim" }, app.speech.say("claim"), word(app.speech.pick(one.claim))) : null;

  const item = (one, mentions) =>
    make(
      "li",
      {},
      make("p", { class: "cite" }, app.speech.say("letter", { n: one.letter }), " · ", where(one)),
      claim(one),
      one.text ? quote(one, mentions) : null,
      make("p", { class: "digest" }, app.speech.say("digest"), " ", make("code", { text: one.sha256 })),
    );

  const without = () =>
    make(
      "p",
      { class: "no-passage" },
      app.speech.say("noPassage"),
      make("code", { text: "gbakg explore --letter FILE" }),
    );

  /** The evidence of a card, in the order of the letter. */
  const block = (card) => {
    if (!card.evidence.length) {
      return null;
    }
    const mentions = card.parties.map((party) => party.mention);
    const missing = card.evidence.some((one) => !one.text);
    return make(
      "section",
      { class: "block evidence", "aria-labelledby": "evidence-title" },
      make("h3", { id: "evidence-title", text: app.speech.say("evidence") }),
      make(
        "ol",
        {},
        card.evidence.map((one) => item(one, mentions)),
      ),
      missing ? without() : null,
    );
  };

  /** On a body's card or a chain: the passages of one of its partnerships, some names marked. */
  const brief = (partnership, mentions, open) => {
    const own = (app.data.cards[partnership]?.evidence || []).filter((one) => !one.claim);
    const places = own.map((one) => make("li", {}, where(one)));
    const texts = own.filter((one) => one.text).map((one) => quote(one, mentions));
    return [
      make("ul", { class: "places" }, places),
      texts.length ? make("details", { open }, make("summary", { text: app.speech.say("passage") }), texts) : null,
    ];
  };

  app.evidence = { block, brief, where };
})(globalThis.gbakg);
