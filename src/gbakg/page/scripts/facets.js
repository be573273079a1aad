// Facets: by what things are told apart and filtered. Each says which of a view's things it is about and which
// values a thing has; a thing is kept where one of its values is on.

((app) => {
  const NONE = "none";
  const ROLES = new Set(["Partner", "Facilitator"]);

  const isBody = (node) => node.is === "organization";
  const isPartnership = (node) => node.is === "partnership";
  const isPair = (line) => line.relation === "pair";
  const isPart = (line) => line.relation === "participation";
  const roleOf = (line) => (ROLES.has(line.role) ? line.role : "Others");
  const regionOf = (node) => node.region || NONE;
  const orNone = (values) => (values.length ? values : [NONE]);

  const factsOf = (node, local) => {
    const facts = app.data.cards[node.id]?.facts || [];
    const found = facts.filter((fact) => !Array.isArray(fact.property) && fact.property.endsWith(`#${local}`));
    return found.flatMap((fact) => fact.values).filter((value) => typeof value === "string");
  };

  const topicsOf = (node) => orNone(factsOf(node, "topic").map(app.data.short));
  const lettersOf = (node) => orNone((app.data.cards[node.id]?.evidence || []).map((one) => one.letter));
  const isDated = (node) => Boolean(node.start || node.end);

  /** In the order of the legend: `about` which nodes or lines, `of` their values. */
  const FACETS = {
    region: { about: isBody, of: (node) => [regionOf(node)] },
    mark: { about: () => true, of: (node) => [node.group] },
    status: { about: isPartnership, of: (node) => [node.status || NONE] },
    role: { lines: isPart, of: (line) => [roleOf(line)] },
    certainty: { lines: isPair, of: (line) => [line.certainty] },
    kind: { about: isPartnership, of: (node) => [node.kind || NONE] },
    date: { about: isPartnership, of: (node) => [isDated(node) ? "dated" : "undated"] },
    topic: { about: isPartnership, of: topicsOf },
    letter: { about: isPartnership, of: lettersOf },
  };

  const cache = new Map(Object.keys(FACETS).map((name) => [name, new Map()]));

  /** The values that a thing has in a facet; empty where the facet is not about it. */
  const valuesOf = (name, thing) => {
    const kept = cache.get(name);
    if (!kept.has(thing)) {
      const { about, lines, of } = FACETS[name];
      kept.set(thing, (about || lines)(thing) ? [...new Set(of(thing))] : []);
    }
    return kept.get(thing);
  };

  const ofLines = (name) => Boolean(FACETS[name].lines);

  app.facets = {
    NAMES: Object.keys(FACETS),
    NONE,
    facts: factsOf,
    valuesOf,
    ofLines,
    roleOf,
    regionOf,
    isBody,
    isPartnership,
    isPair,
  };
})(globalThis.gbakg);
