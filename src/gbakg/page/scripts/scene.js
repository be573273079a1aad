// What is to be seen: what the filters leave of the view, and what is near the focus.

((app) => {
  const { isBody, isPartnership } = app.facets;

  /** The ends of the focus that a view draws; a partnership that it draws as pairs has its parties for ends. */
  const endsOf = ({ view, seen, edges }, focus) => {
    const ends = focus.split("~");
    if (ends.every((id) => view.byId.has(id))) {
      return ends;
    }
    return edges.filter((e) => e.partnership === focus && seen.has(e.from)).flatMap((e) => [e.from, e.to]);
  };

  /** How far from where: a partnership that is drawn as pairs begins at its parties, half a step on; a pair is itself. */
  const reachOf = (focus, ends, depth) => {
    if (!isPartnership(app.data.node(focus) || {})) {
      return ends.length === 1 ? depth : 0;
    }
    return depth - (ends[0] === focus ? 0.5 : 1);
  };

  /** The partnerships that make two bodies a pair. */
  const dealsOf = (ends, seen) => {
    const pairs = app.data.views.get("organizations")?.around.get(ends[0]) || [];
    const between = pairs.filter((edge) => [edge.from, edge.to].includes(ends[1]));
    return between.map((edge) => edge.partnership).filter((id) => seen.has(id));
  };

  /** Everything within some steps of the focus, or null. A step leads from body to body; a partnership lies half-way. */
  const near = (scene, focus, depth) => {
    const { view, seen } = scene;
    const ends = endsOf(scene, focus);
    if (!ends.length) {
      return null;
    }
    const half = (id) => isPartnership(view.byId.get(id));
    const reach = reachOf(focus, ends, depth);
    const drawn = new Set(scene.edges);
    const pair = focus.includes("~") ? dealsOf(ends, seen) : [];
    const steps = new Map([...ends, ...pair].map((id) => [id, 0]));
    for (const id of steps.keys()) {
      for (const edge of view.around.get(id).filter((one) => drawn.has(one))) {
        const other = edge.from === id ? edge.to : edge.from;
        const cost = steps.get(id) + (half(id) || half(other) ? 0.5 : 1);
        if (seen.has(other) && cost <= reach && !(steps.get(other) <= cost)) {
          steps.delete(other);
          steps.set(other, cost);
        }
      }
    }
    return new Set(steps.keys());
  };

  /** A line is near with both its ends; at one step a partnership that is drawn as pairs lights up its own pairs alone. */
  const nearLine = (line, set, focus, depth) => {
    if (!set?.has(line.from) || !set.has(line.to)) {
      return false;
    }
    const node = app.data.node(focus);
    return !line.members || !node || isBody(node) || depth > 1 || line.members.some((one) => one.partnership === focus);
  };

  /** What a path or an answer lights up comes before what lies around the focus. */
  const litBy = (state, scene) => {
    const special = app.lights.map((light) => light({ state, ...scene })).find(Boolean);
    if (special) {
      return special;
    }
    const set = state.focus ? near(scene, state.focus, state.depth) : null;
    return {
      near: set,
      nearLines: new Set(
        scene.lines.filter((one) => nearLine(one, set, state.focus, state.depth)).map((one) => one.id),
      ),
    };
  };

  /**
   * What there is to see: `seen` is what the filters leave, by IRI, `marks` what of it the picture draws, `lines` the
   * lines between them, `edges` the same before parallel pairs are bundled, `deals` the partnerships that are left,
   * `near` and `nearLines` what is lit.
   */
  const of = (state) => {
    const view = app.data.views.get(state.view);
    const scene = { view, ...app.sieve.of(view, state), focus: state.path || state.focus };
    const lit = litBy(state, scene);
    return { ...scene, marks: app.limit.marks({ view, seen: scene.seen, near: lit.near }), ...lit };
  };

  /** Whether a scene draws a thing: as a mark, or as the pairs that it makes. */
  const draws = (scene, id) => Boolean(scene) && endsOf(scene, id).some((end) => scene.seen.has(end));

  /**
   * What else may light up a part of the picture: each is told `{ state, view, seen, lines }` and gives `near` and
   * `nearLines`, or nothing.
   */
  app.lights = [];
  app.scene = { of, draws };
})(globalThis.gbakg);
