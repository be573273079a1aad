// What is to be said about the picture: that it is empty and why, what is picked, that possible pairs are left out.

((app) => {
  const { make, find } = app.dom;

  const button = (key, act, wishes = {}) =>
    make("button", { type: "button", class: "link", text: app.speech.say(key, wishes), on: { click: act } });

  const nothing = (scene) => {
    const empty = find(".stage .empty");
    empty.hidden = scene.seen.size > 0;
    empty.replaceChildren(make("p", { text: app.speech.say(scene.view.nodes.length ? "emptyFiltered" : "empty") }));
    if (scene.view.nodes.length) {
      const reset = { type: "button", class: "reset", text: app.speech.say("reset"), on: { click: app.filters.reset } };
      empty.append(make("button", reset));
    }
  };

  /** Which filters leave no partnership, each with a way to undo it. */
  const emptied = (scene, state) => {
    const culprits = app.sieve.culprits(scene.view, state);
    if (!culprits.length) {
      return null;
    }
    const names = culprits.map(app.legend.title);
    return [
      make("span", { text: app.speech.say("emptiedBy", { filters: names.join(app.speech.say("comma")) }) }),
      ...culprits.map((one, at) => button("clearFilter", () => app.filters.clear(one), { filter: names[at] })),
    ];
  };

  const possible = (scene, state) => {
    const pairs = app.sieve.counts(scene.view, state).certainty.get("possible")?.all || 0;
    if (!pairs) {
      return null;
    }
    const off = state.off.has("certainty.possible");
    return [
      make("span", { text: off ? app.speech.say("possibleHidden", { n: pairs }) : app.speech.say("possibleShown") }),
      button(off ? "show" : "hide", () => app.filters.toggle("certainty", "possible")),
    ];
  };

  /** What is picked, with a way back. */
  const picked = ({ pick }) =>
    pick.size ? [make("span", { text: app.picks.said(pick) }), button("unpick", app.picks.clear)] : null;

  const limited = ({ marks, seen }) => {
    const number = new Intl.NumberFormat(document.documentElement.lang).format;
    const said = { drawn: number(marks.size), all: number(seen.size) };
    return marks.size < seen.size ? [make("span", { text: app.speech.say("limited", said) })] : null;
  };

  const show = (scene, state) => {
    nothing(scene);
    const said = emptied(scene, state) || picked(state) || limited(scene) || possible(scene, state);
    find(".notice").hidden = !said;
    find(".notice").replaceChildren(...(said || []));
  };

  app.notices = { show, emptied, picked };
})(globalThis.gbakg);
