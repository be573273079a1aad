// The path between two bodies: how it is asked for, and the panel that answers with each chain and its partnerships.

((app) => {
  const { make, link } = app.dom;
  const BY = { "": "byStated", planned: "byPlanned", possible: "byPossible", "planned possible": "byAll" };
  const HELP = { planned: "helpPlanned", possible: "helpPossible", "planned possible": "helpAll" };

  const ask = (start, goal) => app.state.go({ path: `${start}~${goal}` });

  /** A box that asks for the path from a body to another. */
  const form = (start) => {
    if (!app.chains.able()) {
      return null;
    }
    const { say } = app.speech;
    const input = make("input", {
      type: "search",
      id: "path-goal",
      role: "combobox",
      autocomplete: "off",
      spellcheck: "false",
      placeholder: say("pathHint"),
      "aria-autocomplete": "list",
      "aria-expanded": "false",
      "aria-controls": "path-goals",
    });
    const list = make("ul", {
      class: "suggestions",
      id: "path-goals",
      role: "listbox",
      "aria-label": say("pathSuggestions"),
      hidden: true,
    });
    const heard = make("p", { class: "aside", "aria-live": "polite" });
    const others = ({ node }) => app.facets.isBody(node) && node.id !== start;
    app.listbox.listen({
      input,
      list,
      heard,
      suggest: (text) => app.names.ranked(text).filter(others),
      told: app.search.told,
      choose: ({ node }) => ask(start, node.id),
    });
    return make("div", { class: "ask" }, make("label", { for: "path-goal", text: say("pathTo") }), input, heard, list);
  };

  /** The way from a pair's panel. */
  const ofPair = ([one, two]) =>
    make("button", {
      type: "button",
      class: "link",
      text: app.speech.say("pathOfPair"),
      on: { click: () => ask(one, two) },
    });

  const toggled = (via, one) => new Set(via.has(one) ? [...via].filter((other) => other !== one) : [...via, one]);

  const choice = (via, one, key) =>
    make(
      "button",
      {
        type: "button",
        class: "mark-switch",
        role: "switch",
        "aria-checked": String(via.has(one)),
        "data-hold": `via.${one}`,
        on: { click: () => app.state.go({ via: toggled(via, one) }) },
      },
      make("span", { class: "tick", "aria-hidden": "true" }),
      app.legend.stroke("certainty", one),
      make("span", { class: "what", text: app.speech.say(key) }),
    );

  /** Weaker pairs are only counted when they are asked for. */
  const choices = ({ via }) =>
    make(
      "div",
      { class: "via", role: "group", "aria-label": app.speech.say("via") },
      choice(via, "planned", "viaPlanned"),
      choice(via, "possible", "viaPossible"),
    );

  const help = ({ via, helping }) => {
    if (helping.length) {
      return HELP[helping.join(" ")];
    }
    return via.size === app.chains.WEAKER.length ? "helpNoMore" : "helpNone";
  };

  const counted = (answer) => app.speech.say(BY[[...answer.via].sort().join(" ")]);

  /** The answer in words. */
  const verdict = (answer) => {
    const { say } = app.speech;
    const { chains } = answer;
    if (!chains.length) {
      return say("pathNone", { what: counted(answer), help: say(help(answer)) });
    }
    const [steps, many] = [say("step", { n: chains[0].length }), say("chains", { n: chains.length })];
    return say("pathFound", { what: counted(answer), steps, chains: many });
  };

  const pairRow = ({ partnership, certainty, status }) => {
    const { say, term } = app.speech;
    const mentions = (app.data.cards[partnership]?.parties || []).map((party) => party.mention);
    return make(
      "li",
      {},
      make("p", { class: "lead" }, app.legend.stroke("certainty", certainty), link(partnership)),
      make("p", { class: `state ${certainty}` }, make("span", { text: say(certainty) }), " · ", term(status)),
      app.evidence.brief(partnership, mentions, false),
    );
  };

  const stepRow = ({ from, to, pairs }) =>
    make(
      "li",
      {},
      make("p", { class: "ends" }, link(from), " — ", link(to)),
      make("ul", { class: "pairs" }, pairs.map(pairRow)),
    );

  /** The weaker kinds of pair without which a chain would be none. */
  const weakness = (chain) =>
    app.chains.WEAKER.filter((one) =>
      chain.some(({ pairs }) => pairs.every((pair) => pair.certainty !== "stated") && pairs.some(is(one))),
    );

  const is = (certainty) => (pair) => pair.certainty === certainty;

  const chainBlock = (chain, at) => {
    const { say } = app.speech;
    const weak = weakness(chain).map((one) => say(one));
    const title = make("h3", { text: say("chain", { n: at + 1 }) });
    if (weak.length) {
      title.append(make("span", { class: "weaker", text: say("chainWeaker", { what: weak.join(say("comma")) }) }));
    }
    return make("section", { class: "block chain" }, title, make("ol", {}, chain.map(stepRow)));
  };

  /** What of the chains the filters hide. */
  const hidden = (answer, scene, state) => {
    const { say, name } = app.speech;
    const isSeen = (id) => scene.seen.has(id) || scene.deals.has(id);
    const names = [...app.chains.things(answer)].filter((id) => !isSeen(id)).map(name);
    const isPossible = answer.chains.flat().some(({ pairs }) => pairs.some(is("possible")));
    const undrawn = isPossible && state.view === "organizations" && state.off.has("certainty.possible");
    return [
      names.length ? make("p", { class: "warning", text: say("pathHidden", { names: names.join(say("comma")) }) }) : "",
      undrawn ? make("p", { class: "warning", text: say("pathUndrawn") }) : "",
    ].filter(Boolean);
  };

  /** What the panel says. */
  const panel = (state) => {
    const answer = app.chains.of(state);
    const { say } = app.speech;
    return [
      make("p", { class: "kicker", text: say("path") }),
      make("h2", { tabindex: "-1" }, link(answer.start), " → ", link(answer.goal)),
      choices(answer),
      make("p", { class: "verdict", text: verdict(answer) }),
      answer.more ? make("p", { class: "remark", text: say("chainsMore", { most: app.chains.MOST }) }) : null,
      hidden(answer, app.scene.of(state), state),
      answer.chains.map(chainBlock),
      make("p", { class: "remark", text: say("pathBasis") }),
    ];
  };

  /** The answer in one sentence, for the line at the foot. */
  const said = (state) => {
    const answer = app.chains.of(state);
    const { say, name } = app.speech;
    return answer
      ? say("pathSaid", { start: name(answer.start), goal: name(answer.goal), answer: verdict(answer) })
      : "";
  };

  app.paths = { ask, form, ofPair, panel, said };
})(globalThis.gbakg);
