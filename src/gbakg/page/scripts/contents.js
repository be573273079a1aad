// What is visible, as rows: the same columns as the program's own exports, with the places that each row rests on.

((app) => {
  const local = (iri) => iri.replace(/^.*[#/]/, "");
  const cardOf = (id) => app.data.cards[id];

  /** What the evidence of a card says of the thing itself; evidence of a single claim about it stands apart. */
  const evidenceOf = (id) => (cardOf(id)?.evidence || []).filter((one) => !one.claim);

  const placeOf = ({ letter, locator, start, end, sha256 }) => ({ letter, locator, start, end, sha256 });

  /** A node with the columns of `gbakg export graphml`. */
  const nodeRow = (node) => ({
    id: node.id,
    group: node.is,
    type: local(cardOf(node.id)?.type || ""),
    label: node.label,
    label_en: node.en || "",
    region: node.region || "",
    kind: node.kind || "",
    status: node.status || "",
    start: node.start || "",
    end: node.end || "",
    weight: node.weight || 0,
  });

  const edgeRow = (edge) => ({
    id: edge.id,
    source: edge.from,
    target: edge.to,
    relation: edge.relation,
    certainty: edge.certainty,
    label: edge.title || "",
    label_en: edge.en || "",
    role: edge.role || "",
    status: edge.status || "",
    partnership: edge.partnership || "",
    side: edge.side || 0,
  });

  const partyOf = (edge) =>
    (cardOf(edge.partnership)?.parties || []).find(
      (party) => party.other === edge.from && local(party.role) === edge.role,
    );

  /**
   * Where the letter says what an edge says: of a participation its own place, else all places of the partnership, else
   * those of the first end that has any. Empty where the letter is not the source, as for the place of a body.
   */
  const edgeEvidence = (edge) => {
    const holder = [edge.partnership, edge.from, edge.to].find((id) => id && evidenceOf(id).length);
    const all = holder ? evidenceOf(holder) : [];
    const own = all.filter((one) => one.locator === partyOf(edge)?.locator);
    return (own.length ? own : all).map(placeOf);
  };

  const edgeIds = (line) => (line.members || [line]).map((one) => one.id);

  /** The nodes and edges that are visible; `lit` keeps to what is drawn at full strength. */
  const of = (scene, { lit }) => {
    const narrow = lit && scene.near;
    const held = new Set(scene.lines.filter((line) => !narrow || scene.nearLines.has(line.id)).flatMap(edgeIds));
    const shown = (node) => scene.seen.has(node.id) && (!narrow || scene.near.has(node.id));
    return { nodes: scene.view.nodes.filter(shown), edges: scene.edges.filter((edge) => held.has(edge.id)) };
  };

  app.contents = {
    of,
    nodeRow,
    edgeRow,
    nodeEvidence: (node) => evidenceOf(node.id).map(placeOf),
    edgeEvidence,
    mention: (edge) => partyOf(edge)?.mention || "",
  };
})(globalThis.gbakg);
