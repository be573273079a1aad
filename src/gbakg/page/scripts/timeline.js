// The timeline: dated partnerships on an axis, undated ones beside it; dated things as a group of their own when asked for.

((app) => {
  const { make, word } = app.dom;
  const { isBody, isPartnership } = app.facets;
  const { extent } = app.dates;

  app.state.parameter("dated", {
    usual: () => false,
    read: (text) => text === "1",
    write: (on) => (on ? "1" : ""),
  });

  /** Dated things of any view that the filters leave; the years hold for them as for partnerships. */
  const things = (state) => {
    const { seen } = app.sieve.of(app.data.whole, state);
    const inYears = (node) => {
      const [first, last] = app.filters.yearsOf(node);
      return (!state.from || last >= state.from) && (!state.to || first <= state.to);
    };
    return app.data.whole.nodes.filter(
      (node) => !isPartnership(node) && extent(node) && seen.has(node.id) && inYears(node),
    );
  };

  /** The regions of the partners, each with its colour. */
  const regions = (id, seen) => {
    const found = app.deals.partners(id, seen).map(([region]) => region);
    const party = (region) =>
      make(
        "span",
        { class: "party" },
        app.paint.swatch("government", app.paint.regionColour(region)),
        word(app.speech.region(region)),
      );
    return found.length ? make("span", {}, found.map(party)) : null;
  };

  const state = (node, seen) => {
    const { term, name } = app.speech;
    const date = make("time", { datetime: node.start || node.end, text: app.deals.when(node) });
    return isPartnership(node)
      ? [date, term(node.kind), term(node.status), regions(node.id, seen), ...app.deals.locators(node.id)]
      : [
          date,
          word(name(app.data.cards[node.id]?.type || node.group)),
          term(node.status),
          ...app.deals.locators(node.id),
        ];
  };

  /** What is in focus is marked as such; rows that come later follow the focus as it is by then. */
  const marked = (entry) => {
    if (entry.dataset.of === app.state.now().focus) {
      entry.setAttribute("aria-current", "true");
    } else {
      entry.removeAttribute("aria-current");
    }
    return entry;
  };

  const swatch = (node) =>
    isPartnership(node)
      ? app.paint.swatch("partnership", "plain", node.status)
      : app.paint.swatch(node.group, isBody(node) ? app.paint.regionColour(node.region) : "elsewhere");

  const row = (node, axis, seen) =>
    make(
      "li",
      { class: "moment", "data-of": node.id },
      make(
        "div",
        { class: "what" },
        make("p", { class: "lead" }, swatch(node), app.deals.named(node.id)),
        app.deals.line(state(node, seen)),
      ),
      make("div", { class: "track", "aria-hidden": "true" }, app.axis.bar(node, axis)),
    );

  /** The list of a year, begun with its first date. */
  const yearIn = (list, year) => {
    if (list.lastChild?.firstChild.textContent !== year) {
      list.append(make("li", {}, make("h3", { text: year }), make("ol")));
    }
    return list.lastChild.lastChild;
  };

  /** A group in the order of its dates, year by year. */
  const group = (title, note, nodes, axis, { seen }) => {
    const { say } = app.speech;
    const put = (list, node) => yearIn(list, String(app.dates.yearOf(node))).append(marked(row(node, axis, seen)));
    const section = make(
      "section",
      { class: `dated ${axis.monthly ? "monthly" : ""}`, "aria-label": say(title) },
      heading(title, nodes.length),
      make("p", { class: "note", text: say(note) }),
      app.axis.scale(axis),
      app.dom.fill(make("ol"), nodes, put),
    );
    section.style.setProperty("--years", axis.years);
    return section;
  };

  const heading = (title, n) =>
    make(
      "h2",
      { text: app.speech.say(title) },
      " ",
      make("span", { class: "rows", text: app.speech.say("timelineOthers", { n }) }),
    );

  /** What an undated partnership made, where the letter dates that. */
  const made = (id) => {
    const outputs = (app.data.whole.around.get(id) || [])
      .filter((edge) => edge.relation === "output" && edge.from === id)
      .map((edge) => app.data.node(edge.to))
      .filter((node) => node && extent(node));
    return outputs.length
      ? make(
          "p",
          { class: "state" },
          app.speech.say("timelineMade"),
          outputs.flatMap((node, nth) => [
            nth ? app.speech.say("comma") : "",
            app.deals.named(node.id),
            ` ${app.deals.when(node)}`,
          ]),
        )
      : null;
  };

  const undated = (nodes) => {
    const put = (list, { id }) => list.append(marked(make("li", { "data-of": id }, app.deals.entry(id, ""), made(id))));
    return make(
      "section",
      { class: "undated", "aria-label": app.speech.say("timelineUndated") },
      heading("timelineUndated", nodes.length),
      make("p", { class: "note", text: app.speech.say("timelineUndatedNote") }),
      app.dom.fill(make("ul"), nodes, put),
    );
  };

  const flip = (count, on) =>
    make(
      "button",
      {
        type: "button",
        role: "switch",
        class: "things-switch",
        "aria-checked": String(on),
        "data-held": "things",
        on: { click: () => app.state.go({ dated: !on }) },
      },
      make("span", { class: "tick", "aria-hidden": "true" }),
      app.speech.say("timelineThingsSwitch"),
      " ",
      make("span", { class: "rows", text: String(count) }),
    );

  const show = (box, now, given) => {
    const scene = app.deals.sceneOf(now, given);
    const deals = app.deals.shown(scene, now).map(app.data.node);
    const dated = app.dates.byDate(deals.filter(extent));
    const other = deals.filter((node) => !extent(node));
    const all = app.dates.byDate(things(now));
    const beside = now.dated ? all : [];
    const axis = dated.length + beside.length ? app.dates.axis([...dated, ...beside]) : null;
    app.deals.refill(
      box,
      app.deals.narrowed(now),
      all.length ? flip(all.length, now.dated) : null,
      deals.length ? null : app.deals.nothing(scene, now),
      dated.length ? group("timelineDated", "timelineNote", dated, axis, scene) : null,
      deals.length && !dated.length ? make("p", { class: "told", text: app.speech.say("timelineNoDates") }) : null,
      beside.length ? group("timelineThings", "timelineThingsNote", beside, axis, scene) : null,
      other.length ? undated(other) : null,
    );
  };

  const mark = (box) => {
    for (const entry of box.querySelectorAll("[data-of]")) {
      marked(entry);
    }
  };

  app.sheets.add("timeline", show, mark);
})(globalThis.gbakg);
