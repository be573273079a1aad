// Cells: of each column what it says in words, by what it is sorted, and how it is shown where that is more than words.

((app) => {
  const { make, word, link } = app.dom;
  const { facts } = app.facets;

  const cardOf = (node) => app.data.cards[node.id];
  const partiesOf = (node) => [...new Set((cardOf(node)?.parties || []).map((party) => party.other))];
  const evidenceOf = (node) => cardOf(node)?.evidence || [];
  const placesOf = (node) => [...new Set(evidenceOf(node).map((one) => one.locator))];
  const all = (values) => [...new Set(values)].join(app.speech.say("comma"));

  /** Sums are told by the card in words of their own. */
  const moneyOf = (node) => {
    const told = cardOf(node) ? app.facts.told(cardOf(node), "#amount") : [];
    return told.flatMap((fact) => fact.values.map(app.speech.name));
  };

  const list = (items) =>
    make(
      "ul",
      { class: "who" },
      items.map((item) => make("li", {}, item)),
    );

  const COLUMNS = {
    name: { text: (node) => app.speech.name(node.id), show: (node) => link(node.id) },
    otherName: { text: (node) => app.speech.otherName(node.id) },
    class: { short: true, text: (node) => app.speech.name(cardOf(node)?.type || node.group) },
    where: { short: true, text: (node) => app.speech.region(node.region) },
    location: { short: true, text: (node) => all(facts(node, "locatedIn").map(app.speech.name)) },
    weight: { number: (node) => node.weight || 0 },
    allParts: { number: (node) => partiesOf(node).length },
    kind: { short: true, text: (node) => app.speech.term(node.kind) },
    state: { short: true, text: (node) => app.speech.term(node.status) },
    date: { short: true, text: (node) => [node.start, node.end].filter(Boolean).join(" – ") || "—" },
    who: {
      text: (node) => all(partiesOf(node).map(app.speech.name)),
      show: (node) => list(partiesOf(node).map((id) => link(id))),
    },
    money: { text: (node) => all(moneyOf(node)), show: (node) => list(moneyOf(node).map((sum) => word(sum))) },
    locator: {
      text: (node) => all(placesOf(node)),
      key: (node) => evidenceOf(node)[0]?.start ?? Infinity,
      show: (node) => placesOf(node).map((place) => word(place, { lang: "zh-Hans", class: "locator" })),
    },
  };

  const text = (column, node) => {
    const { text: said, number } = COLUMNS[column];
    return said ? said(node) : String(number(node));
  };

  /** By what a column is sorted: a number, or words. */
  const key = (column, node) => {
    const { key: own, number } = COLUMNS[column];
    return (own || number || COLUMNS[column].text)(node);
  };

  const content = (column, node) => {
    const { show } = COLUMNS[column];
    return [show ? show(node) : word(text(column, node))].flat();
  };

  const isNumber = (column) => Boolean(COLUMNS[column].number);

  /** How a column is set: numbers to the right, short words unbroken. */
  const dress = (column) => (isNumber(column) ? "number" : COLUMNS[column].short ? "short" : "");

  app.cells = { text, key, content, isNumber, dress };
})(globalThis.gbakg);
