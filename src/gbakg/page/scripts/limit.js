// How much is drawn: beyond some thousand marks a picture tells less, not more. The busiest bodies are drawn with all
// their partnerships and these with all their parties; the list and the search hold everything.

((app) => {
  const { isBody } = app.facets;
  const MOST = 3000;

  const othersOf = (view, id) => view.around.get(id).map((edge) => (edge.from === id ? edge.to : edge.from));

  /** A body with its partnerships and their parties, or with its partners where the view draws pairs. */
  const companyOf = (view, id) => {
    const others = othersOf(view, id);
    const behind = others.filter((one) => !isBody(view.byId.get(one))).flatMap((one) => othersOf(view, one));
    return [id, ...others, ...behind.filter((one) => isBody(view.byId.get(one)))];
  };

  /** Of what is seen, what is drawn: all of it, or what is lit and then the busiest with their company. */
  const marks = ({ view, seen, near }) => {
    if (seen.size <= MOST) {
      return seen;
    }
    const found = new Set([...(near || [])].filter((id) => seen.has(id)).slice(0, MOST));
    const bodies = view.nodes.filter((node) => seen.has(node.id) && isBody(node));
    bodies.sort((one, two) => (two.weight || 0) - (one.weight || 0));
    for (const { id } of bodies) {
      const company = companyOf(view, id).filter((one) => seen.has(one) && !found.has(one));
      if (found.size + company.length > MOST) {
        break;
      }
      for (const one of company) {
        found.add(one);
      }
    }
    return found;
  };

  app.limit = { MOST, marks };
})(globalThis.gbakg);
