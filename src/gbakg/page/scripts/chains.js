// Chains: the shortest ways from one body to another by pairs of partners, as `gbakg path` finds them.

((app) => {
  const { isBody } = app.facets;
  const WEAKER = ["planned", "possible"];
  /** Chains told at the most; all of them are equally short. */
  const MOST = 20;

  const ends = (text) => text.split("~").map(app.data.long);
  const isPath = (ids) => ids.length === 2 && ids[0] !== ids[1] && ids.every((id) => isBody(app.data.node(id) || {}));

  app.state.parameter("path", {
    usual: () => "",
    read: (text) => (isPath(ends(text)) ? ends(text).join("~") : ""),
    write: (text) => text.split("~").map(app.data.short).join("~"),
    until: ["focus", "pick"],
  });
  /** Which pairs count beside the stated ones; every question begins without them. */
  app.state.parameter("via", {
    usual: () => new Set(),
    read: (text) => new Set(text.split(" ").filter((one) => WEAKER.includes(one))),
    write: (via) => [...via].sort().join(" "),
    until: ["path", "focus", "pick"],
  });

  const pairs = () => app.data.views.get("organizations")?.edges || [];
  const known = new Map();

  /** Who is a partner of whom, and by which pairs: a map by body of maps by its partners, these in the order of IRIs. */
  const partners = (via) => {
    const key = [...via].sort().join();
    if (!known.has(key)) {
      const found = new Map();
      for (const edge of pairs().filter(({ certainty }) => certainty === "stated" || via.has(certainty))) {
        for (const [one, other] of [
          [edge.from, edge.to],
          [edge.to, edge.from],
        ]) {
          const links = found.get(one) || found.set(one, new Map()).get(one);
          links.set(other, [...(links.get(other) || []), edge]);
        }
      }
      for (const [id, links] of found) {
        found.set(id, new Map([...links].sort(([one], [other]) => (one < other ? -1 : 1))));
      }
      known.set(key, found);
    }
    return known.get(key);
  };

  /** To which bodies each body leads on, breadth first from the goal as far as the start; null where it is not reached. */
  const leading = (links, start, goal) => {
    const onward = new Map([[goal, []]]);
    let level = [goal];
    while (level.length && !onward.has(start)) {
      const next = new Map();
      for (const one of level) {
        for (const other of links.get(one)?.keys() || []) {
          if (next.has(other)) {
            next.get(other).push(one);
          } else if (!onward.has(other)) {
            next.set(other, [one]);
          }
        }
      }
      for (const [id, to] of next) {
        onward.set(id, to);
      }
      level = [...next.keys()];
    }
    return onward.has(start) ? onward : null;
  };

  /** Walk on from the start in the order of IRIs, up to one chain more than are told. */
  const walked = (onward, start) => {
    const chains = [];
    const open = [[start]];
    while (open.length && chains.length <= MOST) {
      const chain = open.pop();
      const later = [...onward.get(chain.at(-1))].sort().reverse();
      if (later.length) {
        open.push(...later.map((one) => [...chain, one]));
      } else {
        chains.push(chain);
      }
    }
    return chains;
  };

  /** Every shortest chain: its steps, each with its pairs. */
  const between = (start, goal, via) => {
    const links = partners(via);
    const onward = leading(links, start, goal);
    const found = onward ? walked(onward, start) : [];
    const steps = (chain) =>
      chain.slice(1).map((to, at) => ({ from: chain[at], to, pairs: links.get(chain[at]).get(to) }));
    return { chains: found.slice(0, MOST).map(steps), more: found.length > MOST };
  };

  /** Which weaker pairs, added, would make a chain where there is none: one kind where it is enough, else both. */
  const helping = (start, goal, via) => {
    const missing = WEAKER.filter((one) => !via.has(one));
    const tries = missing.length > 1 ? [...missing.map((one) => [one]), missing] : [missing];
    return tries.find((more) => more.length && between(start, goal, new Set([...via, ...more])).chains.length) || [];
  };

  let last = {};

  /** The answer to the question that stands in the address, or null. */
  const of = ({ path, via }) => {
    if (!path) {
      return null;
    }
    const key = `${path} ${[...via].sort()}`;
    if (last.key !== key) {
      const [start, goal] = path.split("~");
      const found = between(start, goal, via);
      last = { key, start, goal, via, ...found, helping: found.chains.length ? [] : helping(start, goal, via) };
    }
    return last;
  };

  /** Bodies and partnerships of all chains. */
  const things = ({ start, goal, chains }) => {
    const steps = chains.flat();
    const deals = steps.flatMap((step) => step.pairs.map((pair) => pair.partnership));
    return new Set([start, goal, ...steps.map((step) => step.to), ...deals]);
  };

  /** Light up what the chains are made of; of a partnership only the lines of the partners that make the step. */
  const light = ({ state, seen, lines }) => {
    const answer = of(state);
    if (!answer) {
      return null;
    }
    const used = answer.chains.flat().flatMap((step) => step.pairs);
    const ids = new Set(used.map((pair) => pair.id));
    const parts = new Set(used.flatMap((pair) => [pair.from, pair.to].map((end) => `${end} ${pair.partnership}`)));
    const isLit = (line) =>
      line.members
        ? line.members.some((pair) => ids.has(pair.id))
        : line.role === "Partner" && parts.has(`${line.from} ${line.partnership}`);
    return {
      near: new Set([...things(answer)].filter((id) => seen.has(id))),
      nearLines: new Set(lines.filter(isLit).map((line) => line.id)),
    };
  };

  app.lights.push(light);
  app.chains = { WEAKER, MOST, of, between, things, able: () => pairs().length > 0 };
})(globalThis.gbakg);
