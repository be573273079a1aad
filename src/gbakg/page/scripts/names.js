// Names: every name of every thing in every language, and what is found by a few letters of it.

((app) => {
  const NOTHING = 9;
  const RANKS = { organization: 0, partnership: 1, thing: 2, place: 3, topic: 4 };

  const plain = (text) => text.normalize("NFKC").toLowerCase().replace(/\s+/g, " ").trim();

  const aliasesOf = (node) => {
    const facts = app.data.cards[node.id]?.facts || [];
    const found = facts.filter((fact) => !Array.isArray(fact.property) && fact.property.endsWith("altLabel"));
    return found
      .flatMap((fact) => fact.values)
      .flatMap((value) => (Array.isArray(value) ? value.slice(0, 2) : [app.speech.name(value)]));
  };

  /** All names by which a thing is found, its own two first. */
  const namesOf = (node) => [...new Set([node.label, node.en || "", ...aliasesOf(node)].filter(Boolean))];

  let index = null;

  /** Made when it is first asked for: the first picture does not wait for it. */
  const entries = () => {
    index ||= app.data.nodes().map((node) => {
      const names = namesOf(node);
      return { node, names, keys: names.map(plain) };
    });
    return index;
  };

  const score = (key, wanted) => (key === wanted ? 0 : key.startsWith(wanted) ? 1 : key.includes(wanted) ? 2 : NOTHING);

  /** Everything that has the text in a name, with how well it matches (0 is the whole name) and by which name. */
  const hits = (text) => {
    const wanted = plain(text);
    if (!wanted) {
      return [];
    }
    return entries().flatMap(({ node, names, keys }) => {
      const scores = keys.map((key) => score(key, wanted));
      const best = Math.min(...scores);
      return best < NOTHING ? [{ node, best, matched: names[scores.indexOf(best)] }] : [];
    });
  };

  /** The best first: whole names before beginnings before parts, bodies before all else, the busiest first. */
  const ranked = (text) => {
    const order = (hit) => hit.best * 10 + RANKS[hit.node.is];
    return hits(text).sort((a, b) => order(a) - order(b) || (b.node.weight || 0) - (a.node.weight || 0));
  };

  const bearing = (text) => hits(text).map((hit) => hit.node);

  app.names = { plain, ranked, bearing };
})(globalThis.gbakg);
