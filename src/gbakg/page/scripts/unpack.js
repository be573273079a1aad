// The island unpacked: rows of numbers become nodes, edges, places, names and cards again (see interning.py).

globalThis.gbakg = {};

((app) => {
  const island = JSON.parse(document.getElementById("gbakg-data").textContent);
  const long = (text) => (text.includes(":") ? text : island.base.id + text);
  const short = (iri) => {
    const rest = iri.startsWith(island.base.id) ? iri.slice(island.base.id.length) : iri;
    return rest.includes(":") ? iri : rest;
  };
  const iris = island.iris.map(long);
  const iri = (at) => (at < 0 ? "" : iris[at]);
  const text = (at) => (at < 0 ? undefined : island.texts[at]);

  /** Rows as objects; what is absent or nothing is left out. */
  const table = ({ iris: first, texts, numbers, rows }) => {
    const columns = [
      ...first.map((name) => [name, iri]),
      ...texts.map((name) => [name, text]),
      ...numbers.map((name) => [name, (number) => number]),
    ];
    return rows.map((row) => {
      const one = {};
      columns.forEach(([name, read], at) => {
        const value = read(row[at]);
        if (value) {
          one[name] = value;
        }
      });
      return one;
    });
  };

  const place = ([x, y, side, lines]) => [x, y, text(side), lines.map(text)];

  const view = ({ nodes, edges, pictures }) => ({
    nodes: table(nodes),
    edges: table(edges),
    pictures: pictures.map((picture) => {
      let places = null;
      return {
        ...picture,
        /** Most pictures are never looked at: a form and a language at a time. */
        get places() {
          places ||= picture.places.map(place);
          return places;
        },
      };
    }),
  });

  const name = (one) => (Array.isArray(one) ? [text(one[0]), text(one[1]), iri(one[2])] : iri(one));

  const party = ([other, role, status, side, mention, locator]) => ({
    other: iri(other),
    role: iri(role),
    status: iri(status),
    side,
    mention: text(mention),
    locator: text(locator),
  });

  const evidence = ([letter, locator, sha256, words, start, end, claim]) => ({
    letter: text(letter),
    locator: text(locator),
    sha256: text(sha256),
    text: words < 0 ? null : text(words),
    start,
    end,
    claim: claim.length ? claim.map(text) : null,
  });

  const card = ([, group, type, parties, facts, passages]) => ({
    group: text(group),
    type: iri(type),
    parties: parties.map(party),
    facts: facts.map(([property, values]) => ({ property: name(property), values: values.map(name) })),
    evidence: passages.map(evidence),
  });

  /** Cards by IRI; each is unpacked when it is first asked for. */
  const cards = {};
  for (const row of island.cards) {
    let kept = null;
    Object.defineProperty(cards, iri(row[0]), {
      enumerable: true,
      get: () => {
        kept ||= card(row);
        return kept;
      },
    });
  }

  app.island = {
    ...island,
    views: Object.fromEntries(Object.entries(island.views).map(([key, one]) => [key, view(one)])),
    names: Object.fromEntries(island.names.map(([of, zh, en]) => [iri(of), [text(zh), text(en)]])),
    cards,
    /** An IRI without what all of them begin with, as it stands in the address bar. */
    short,
    long,
  };
})(globalThis.gbakg);
