// The panel: everything about what is in focus. Each name in it moves the focus.

((app) => {
  const { make, word, link, find } = app.dom;

  /** How far the neighbourhood reaches, or how to get to a view that draws it. */
  const reach = (id, state) => {
    const { say } = app.speech;
    if (!app.scene.draws(app.graph.scene(), id)) {
      const view = app.data.viewOf(id);
      return make(
        "p",
        { class: "reach" },
        `${say("notDrawn")} `,
        make("button", {
          type: "button",
          class: "link",
          text: say("openFull", { view: say(view.name) }),
          on: { click: () => app.state.go({ ...app.filters.usual(), view: view.name, tab: "picture" }) },
        }),
      );
    }
    const steps = [1, 2, 3].map((n) =>
      make("button", {
        type: "button",
        "aria-pressed": String(state.depth === n),
        "data-hold": `step.${n}`,
        text: say("step", { n }),
        on: { click: () => app.state.go({ depth: n }) },
      }),
    );
    return make(
      "div",
      { class: "reach" },
      say("steps"),
      make("span", { class: "switch", role: "group", "aria-label": say("steps") }, steps),
    );
  };

  const about = (id, state) => {
    const card = app.data.cards[id];
    const node = app.data.node(id);
    return [
      make("h2", { tabindex: "-1" }, word(app.speech.name(id))),
      app.speech.otherName(id) ? make("p", { class: "other-name" }, word(app.speech.otherName(id))) : null,
      app.facts.chips(card, node),
      app.facts.aliases(card),
      reach(id, state),
      card.group === "organization" ? app.paths.form(id) : null,
      app.facts.texts(card, "description", { class: "description" }),
      card.group === "partnership" ? app.parties.sides(card) : app.parties.participations(card),
      app.facts.block(card),
      ["organization", "partnership"].includes(card.group) ? null : app.facts.related(id),
      app.facts.texts(card, "editorialNote", { class: "remark" }),
      app.evidence.block(card),
      card.group === "organization" ? app.measures.block(id) : null,
      app.copies.block(id),
    ];
  };

  /** Two bodies and the partnerships that make them a pair. */
  const pair = ([one, two]) => {
    const edges = app.data.views.get("organizations")?.edges || [];
    const shared = edges.filter((edge) => edge.from === one && edge.to === two);
    const rows = shared.map((edge) =>
      make(
        "li",
        {},
        make("p", { class: "lead" }, app.paint.swatch("partnership", "plain", edge.status), link(edge.partnership)),
        make("p", { class: "state" }, [app.speech.say(edge.certainty), app.speech.term(edge.status)].join(" · ")),
      ),
    );
    return [
      make("p", { class: "kicker", text: app.speech.say("pair") }),
      make("h2", { tabindex: "-1" }, link(one), make("br"), link(two)),
      make("p", { class: "reach" }, app.paths.ofPair([one, two])),
      make(
        "section",
        { class: "block" },
        make("h3", { text: app.speech.say("pairCount", { n: rows.length }) }),
        make("ol", {}, rows),
      ),
      app.copies.block(`${one}~${two}`),
    ];
  };

  const contents = (state) => {
    if (state.path) {
      return app.paths.panel(state);
    }
    const ends = state.focus.split("~");
    if (ends.length === 2 && ends.every((id) => app.data.cards[id])) {
      return pair(ends);
    }
    return app.data.cards[state.focus] ? about(state.focus, state) : null;
  };

  const isOpen = (state) => Boolean(state.path) || state.focus.split("~").every((id) => app.data.cards[id]);

  const show = (state, before) => {
    const panel = find(".details");
    const parts = isOpen(state) ? contents(state) : null;
    const inside = panel.contains(document.activeElement) || document.activeElement === find(".query");
    const held = panel.contains(document.activeElement) ? document.activeElement.dataset.hold : "";
    panel.hidden = !parts;
    document.body.classList.toggle("with-details", Boolean(parts));
    if (!parts) {
      if (panel.contains(document.activeElement)) {
        app.graph.container.focus({ preventScroll: true });
      }
      panel.replaceChildren();
      return;
    }
    const close = app.dom.closer(() => app.state.go(state.path ? { path: "" } : { focus: "" }));
    panel.replaceChildren(close, ...parts.flat(3).filter(Boolean));
    if (before?.focus !== state.focus || before.path !== state.path) {
      panel.scrollTop = 0;
    }
    if (inside) {
      const same = held ? panel.querySelector(`[data-hold="${held}"]`) : null;
      (same || panel.querySelector("h2")).focus({ preventScroll: true });
    }
  };

  app.details = { show, isOpen };
})(globalThis.gbakg);
