// Names: every name of every thing in every language, and what is found by a few letters of it.

((app) => {
  const RANKS = { organization: 0, partnership: 1, thing: 2, place: 3, topic: 4 };
  /** How long the index is made at a stretch, in milliseconds. */
  const SLICE = 40;

  const aliasesOf = (node) => {
    const facts = app.data.cards[node.id]?.facts || [];
    const found = facts.filter((fact) => !Array.isArray(fact.property) && fact.property.endsWith("altLabel"));
    return found
      .flatMap((fact) => fact.values)
      .flatMap((value) => (Array.isArray(value) ? value.slice(0, 2) : [app.speech.name(value)]));
  };

  /** All names by which a thing is found, its own two first. */
  const namesOf = (node) => [...new Set([node.label, node.en || "", ...aliasesOf(node)].filter(Boolean))];

  const index = [];
  let todo = null;

  const make = (enough) => {
    todo ||= app.data.nodes().values();
    while (!enough()) {
      const { value: node, done } = todo.next();
      if (done) {
        return true;
      }
      index.push({ node, names: namesOf(node).map((name) => ({ name, key: app.keys.of(name) })) });
    }
    return false;
  };

  const waiting = [];
  let making = false;

  const slice = () => {
    const end = performance.now() + SLICE;
    making = !make(() => performance.now() > end);
    if (making) {
      setTimeout(slice);
      return;
    }
    for (const act of waiting.splice(0)) {
      act();
    }
  };

  /** Make the index bit by bit, and act when it is made: at once, where it is made already. */
  const prepare = (act) => {
    waiting.push(act);
    if (!making) {
      slice();
    }
  };

  const entries = () => {
    make(() => false);
    return index;
  };

  const best = (names, query) => {
    let found = null;
    for (const { name, key } of names) {
      const match = app.keys.match(key, query);
      if (match && !(found?.rank <= match.rank)) {
        found = { ...match, name };
      }
    }
    return found;
  };

  let last = { text: null, hits: [] };

  /** Everything that answers to the text, each with its best name and how well that fits. */
  const hits = (text) => {
    if (text !== last.text) {
      last = { text, hits: [] };
      const query = app.keys.wanted(text);
      for (const { node, names } of entries()) {
        const match = best(names, query);
        if (match) {
          last.hits.push({ node, match, order: match.rank * 10 + RANKS[node.is] });
        }
      }
    }
    return last.hits;
  };

  /** The best first: whole names before beginnings before parts, written before spoken, bodies first, the busiest first. */
  const ranked = (text) =>
    [...hits(text)].sort((a, b) => a.order - b.order || (b.node.weight || 0) - (a.node.weight || 0));

  const bearing = (text) => hits(text).map((hit) => hit.node);

  app.names = { prepare, ranked, bearing };
})(globalThis.gbakg);
