// What is to be seen: the view, less what the filters hide, and what is near the focus.

((app) => {
  const { isBody, isPartnership, isPair, valuesOf, NAMES, ofLines } = app.facets;

  /** Parallel pairs of one certainty as one line that knows its partnerships. */
  const bundled = (edges) => {
    const bundles = new Map();
    for (const edge of edges) {
      const key = `${edge.from}~${edge.to}~${edge.certainty}`;
      const bundle = bundles.get(key) || { ...edge, id: key, members: [] };
      bundle.members.push(edge);
      bundle.status = bundle.members.some((one) => one.status === "Realised") ? "Realised" : edge.status;
      bundles.set(key, bundle);
    }
    return [...bundles.values()];
  };

  const linesOf = (view, edges) => (view.name === "organizations" ? bundled(edges) : edges);

  /** What a view tells of: its marks, and the partnerships that its pairs come from. */
  const subjectsOf = (view) => {
    const behind = new Set(view.edges.filter(isPair).map((edge) => edge.partnership));
    const hidden = [...behind].filter((id) => !view.byId.has(id)).map(app.data.node);
    return [...view.nodes, ...hidden.filter(Boolean)];
  };

  /** The same question is asked several times while one state is shown; its answer is worked out once. */
  const kept = (work) => {
    let [view, state, answer] = [];
    return (one, two) => {
      if (view !== one || state !== two) {
        [view, state, answer] = [one, two, work(one, two)];
      }
      return answer;
    };
  };

  /** Which filters hide what: of the marks and partnerships by IRI, and of the lines by id. */
  const verdicts = kept((view, state) => {
    const judge = app.filters.judge(state);
    const nodes = new Map(subjectsOf(view).map((node) => [node.id, judge.node(node)]));
    const of = (id) => nodes.get(id) || [];
    const lines = new Map(
      view.edges.map((edge) => [
        edge.id,
        [...judge.line(edge), ...of(edge.from), ...of(edge.to), ...(isPair(edge) ? of(edge.partnership) : [])],
      ]),
    );
    return { nodes, lines };
  });

  const allBut = (filters, one) => filters.every((filter) => filter === one);

  /**
   * How many things have each value of each facet: `all`, and how many the other filters leave, `shown`.
   * Pairs are counted once a pair, as they are drawn.
   */
  const counts = kept((view, state) => {
    const { nodes, lines } = verdicts(view, state);
    const found = Object.fromEntries(NAMES.map((name) => [name, new Map()]));
    const add = (name, thing, filters) => {
      for (const value of valuesOf(name, thing)) {
        const count = found[name].get(value) || { all: 0, shown: 0 };
        count.all += 1;
        count.shown += allBut(filters, name) ? 1 : 0;
        found[name].set(value, count);
      }
    };
    for (const node of subjectsOf(view)) {
      for (const name of NAMES.filter((one) => !ofLines(one))) {
        add(name, node, nodes.get(node.id));
      }
    }
    for (const line of view.edges.filter((edge) => !isPair(edge))) {
      add("role", line, lines.get(line.id));
    }
    for (const bundle of bundled(view.edges.filter(isPair))) {
      const least = bundle.members.map((edge) => lines.get(edge.id)).sort((a, b) => a.length - b.length);
      add("certainty", bundle, least.find((filters) => allBut(filters, "certainty")) || least[0]);
    }
    return found;
  });

  /** Which single filters hide every partnership; where none does alone, all that hide one. */
  const culprits = (view, state) => {
    const { nodes } = verdicts(view, state);
    const deals = subjectsOf(view).filter(isPartnership);
    const hidden = deals.map((deal) => nodes.get(deal.id));
    if (!deals.length || hidden.some((filters) => !filters.length)) {
      return [];
    }
    const all = [...new Set(hidden.flat())];
    const alone = all.filter((one) => hidden.some((filters) => allBut(filters, one)));
    return alone.length ? alone : all;
  };

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
    const hidden = verdicts(view, state);
    const passes = (filters) => filters.length === 0;
    const edges = view.edges.filter((edge) => passes(hidden.lines.get(edge.id)));
    const held = new Set(edges.flatMap((edge) => [edge.from, edge.to]));
    const lone = (node) => isBody(node) && !held.has(node.id);
    const standing = view.nodes.filter((node) => passes(hidden.nodes.get(node.id)));
    const shown = state.off.has(app.filters.LONE) ? standing.filter((node) => !lone(node)) : standing;
    const seen = new Set(shown.map((node) => node.id));
    const lines = linesOf(view, edges);
    const deals = new Set(
      subjectsOf(view)
        .filter((node) => isPartnership(node) && passes(hidden.nodes.get(node.id)))
        .map((node) => node.id),
    );
    const loners = standing.filter(lone).length;
    const scene = { view, seen, lines, edges, deals, lone: loners, focus: state.path || state.focus };
    const lit = litBy(state, scene);
    return { ...scene, marks: app.limit.marks({ view, seen, near: lit.near }), ...lit };
  };

  /** Whether a scene draws a thing: as a mark, or as the pairs that it makes. */
  const draws = (scene, id) => Boolean(scene) && endsOf(scene, id).some((end) => scene.seen.has(end));

  /**
   * What else may light up a part of the picture: each is told `{ state, view, seen, lines }` and gives `near` and
   * `nearLines`, or nothing.
   */
  app.lights = [];
  app.scene = { of, counts, culprits, draws };
})(globalThis.gbakg);
