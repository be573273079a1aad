// What is known of a thing beside its parties: class, other names, properties, and what points at it.

((app) => {
  const { make, word, link, away } = app.dom;
  const TOLD_ELSEWHERE = ["altLabel", "description", "editorialNote", "#kind", "#status", "#thingStatus", "#region"];

  const isProperty = (fact, local) => !Array.isArray(fact.property) && fact.property.endsWith(local);

  const truth = (text) => (text === "true" ? app.speech.say("yes") : text === "false" ? app.speech.say("no") : text);

  /** One value of a fact: a name that moves the focus, a link that leaves the page, or words. */
  const shown = (value) => {
    const iri = Array.isArray(value) ? value[2] : value;
    const text = truth(app.speech.name(value));
    if (app.data.cards[iri]) {
      return link(iri, text);
    }
    const own = iri.startsWith(app.data.base.ontology) || iri.startsWith(app.data.base.id);
    return iri && !own ? away(iri, text === iri ? undefined : text) : word(text);
  };

  /** The facts of one property that a card tells. */
  const told = (card, local) => card.facts.filter((fact) => isProperty(fact, local) && fact.values.length);

  const textsOf = (card, local, wishes) =>
    told(card, local).flatMap((fact) => fact.values.map((value) => make("p", wishes, word(app.speech.name(value)))));

  const facts = (card) => {
    const others = card.facts.filter(
      (fact) => fact.values.length && !TOLD_ELSEWHERE.some((local) => isProperty(fact, local)),
    );
    if (!others.length) {
      return null;
    }
    const rows = others.map((fact) => [
      make("dt", {}, word(app.speech.name(fact.property))),
      make(
        "dd",
        {},
        fact.values.map((value) => make("span", { class: "value" }, shown(value))),
      ),
    ]);
    return make(
      "section",
      { class: "block" },
      make("h3", { text: app.speech.say("facts") }),
      make("dl", {}, rows.flat()),
    );
  };

  const chips = (card, node) => {
    const { name, region, term } = app.speech;
    const body = card.group === "organization";
    const words = [
      node?.kind ? term(node.kind) : name(card.type),
      body ? region(node?.region) : "",
      node?.status ? term(node.status) : "",
      [node?.start, node?.end].filter(Boolean).join(" – ") ||
        (card.group === "partnership" ? app.speech.say("undated") : ""),
    ].filter(Boolean);
    const colour = body ? app.paint.regionColour(node?.region) : "plain";
    return make(
      "p",
      { class: "chips" },
      app.paint.swatch(node?.group || "other", colour, card.group === "partnership" ? node?.status : ""),
      words.flatMap((text, at) => (at ? [" · ", word(text)] : [word(text)])),
    );
  };

  const aliases = (card) => {
    const values = told(card, "altLabel").flatMap((fact) => fact.values);
    if (!values.length) {
      return null;
    }
    const words = values.flatMap((value, at) =>
      at ? [app.speech.say("comma"), word(app.speech.name(value))] : [word(app.speech.name(value))],
    );
    return make("p", { class: "aliases" }, `${app.speech.say("also")} `, words);
  };

  /** What points at a thing, a place or a field, by relation. */
  const related = (id) => {
    const whole = app.data.whole;
    const found = new Map();
    for (const edge of (whole.around.get(id) || []).filter((one) => one.to === id && one.relation !== "output")) {
      const relation = app.speech.pick([edge.title, edge.en]);
      found.set(relation, [...(found.get(relation) || []), edge.from]);
    }
    if (!found.size) {
      return null;
    }
    const rows = [...found].flatMap(([relation, ids]) => [
      make("dt", {}, word(relation)),
      make(
        "dd",
        {},
        ids.map((one) => make("span", { class: "value" }, link(one))),
      ),
    ]);
    return make("section", { class: "block" }, make("h3", { text: app.speech.say("related") }), make("dl", {}, rows));
  };

  app.facts = { block: facts, told, chips, aliases, texts: textsOf, related };
})(globalThis.gbakg);
