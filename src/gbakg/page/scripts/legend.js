// The legend: every mark with its count, and a switch that shows or hides what it stands for.

((app) => {
  const { make, draw, find } = app.dom;
  const { NONE } = app.facets;
  const ORDER = {
    region: ["guangxi", "guangdong", "hong-kong", "macao"],
    mark: ["government", "university", "institute", "company", "other", "partnership", "thing", "place", "topic"],
    status: ["Realised", "Underway", "Planned"],
    role: ["Partner", "Facilitator", "Others"],
    certainty: ["stated", "planned", "possible"],
    date: ["dated", "undated"],
  };
  /** Facets that are marks of the picture; the others only filter, and wait folded. */
  const MARKS = ["region", "mark", "status", "role", "certainty"];
  const MORE = ["kind", "topic", "letter"];

  /** Keys of the facets' titles, where the facet's own name says something else. */
  const TITLES = { date: "dateFacet", topic: "topicFacet", letter: "letterFacet" };

  const heading = (facet) => app.speech.say(TITLES[facet] || facet);

  const ranked = (facet, counts) => {
    const rank = (value) => {
      const place = (ORDER[facet] || []).indexOf(value);
      return place >= 0 ? place : value === NONE ? 999 : 500;
    };
    const busy = (value) => (ORDER[facet] ? 0 : counts.get(value).all);
    return [...counts.keys()].sort(
      (one, two) => rank(one) - rank(two) || busy(two) - busy(one) || (one < two ? -1 : 1),
    );
  };

  const LABELS = {
    region: (value) => app.speech.region(value),
    status: (value) => (value === NONE ? app.speech.say("noStatus") : app.speech.term(value)),
    kind: (value) => (value === NONE ? app.speech.say("noKind") : app.speech.term(value)),
    topic: (value) => (value === NONE ? app.speech.say("noTopic") : app.speech.name(app.data.long(value))),
    date: (value) => app.speech.say(value === "dated" ? "dated" : "undatedOnes"),
    letter: (value) => (value === NONE ? app.speech.say("noLetter") : app.speech.say("letter", { n: value })),
  };

  const label = (facet, value) => LABELS[facet]?.(value) ?? app.speech.say(value);

  /** A piece of line; a status shows with it the diamond of its partnerships. */
  const stroke = (facet, kind) => {
    const end = facet === "status" ? 18 : 33;
    const line = draw("line", { x1: 1, y1: 6, x2: end, y2: 6, class: `stroke ${kind}` });
    const diamond = draw("path", { d: "M27 .6L32.4 6L27 11.4L21.6 6Z", class: `mark large ${kind}` });
    const parts = facet === "status" ? [line, diamond] : [line];
    return draw("svg", { viewBox: "0 0 34 12", class: "swatch wide", "aria-hidden": "true" }, ...parts);
  };

  const swatch = (facet, value) => {
    if (facet === "region") {
      return app.paint.swatch("government", app.paint.regionColour(value));
    }
    if (facet === "mark") {
      return app.paint.swatch(value, "plain", value === "topic" ? "hollow" : "");
    }
    return MARKS.includes(facet) ? stroke(facet, value === NONE ? "Realised" : value) : null;
  };

  const flip = (key, text, picture, acts, hint) =>
    make(
      "button",
      { type: "button", class: "mark-switch", role: "switch", "data-key": key, title: app.speech.say(hint), on: acts },
      picture || make("span", { class: "tick", "aria-hidden": "true" }),
      make("span", { class: "what" }, app.dom.word(text)),
      make("span", { class: "count" }),
    );

  const row = (facet, value, values) => {
    const only = () => app.filters.only(facet, value, values);
    const keydown = (event) => {
      if (event.key === "Enter" && event.shiftKey) {
        event.preventDefault();
        only();
      }
    };
    const acts = { click: () => app.filters.toggle(facet, value), dblclick: only, keydown };
    return make("li", {}, flip(`${facet}.${value}`, label(facet, value), swatch(facet, value), acts, "legendHint"));
  };

  const facetBox = (facet, counts, ...more) => {
    const values = ranked(facet, counts);
    const id = `facet-${facet}`;
    return make(
      "div",
      { class: "facet", role: "group", "aria-labelledby": id },
      make("h2", { id, text: heading(facet) }),
      ...more,
      make(
        "ul",
        {},
        values.map((value) => row(facet, value, values)),
      ),
    );
  };

  /** The switch for bodies that the other filters leave without a line. */
  const loneBox = () => {
    const acts = { click: () => app.filters.toggle(...app.filters.LONE.split(".")) };
    return make(
      "div",
      { class: "facet" },
      make("ul", {}, make("li", {}, flip(app.filters.LONE, app.speech.say("lone"), null, acts, "loneHint"))),
    );
  };

  const folds = () => matchMedia("(max-width: 899px)").matches;

  const isMore = (key) => [...MORE, "date", "lone"].includes(key.split(".")[0]);

  const draft = (state, counts) => {
    const box = find(".legend");
    const open = (name, usual) => box.querySelector(`details.${name}`)?.open ?? usual;
    const narrowed = [...state.off].some(isMore) || Boolean(state.from || state.to);
    const having = (names) => names.filter((facet) => counts[facet].size);
    const reset = make("button", {
      type: "button",
      class: "reset",
      text: app.speech.say("reset"),
      on: { click: app.filters.reset },
    });
    const dated = counts.date.size ? [facetBox("date", counts.date, app.years.box())] : [];
    const rest = [...dated, ...having(MORE).map((facet) => facetBox(facet, counts[facet])), loneBox()];
    const more = make(
      "details",
      { class: "more", open: open("more", narrowed) },
      make("summary", { text: app.speech.say("more") }),
      ...rest,
    );
    const parts = having(MARKS).map((facet) => facetBox(facet, counts[facet]));
    const summary = make("summary", { text: app.speech.say("legend") });
    const all = parts.length ? [app.years.words(), ...parts, more, reset] : [];
    box.replaceChildren(make("details", { class: "whole", open: open("whole", !folds()) }, summary, ...all));
  };

  const countOf = (key, counts, scene) => {
    if (key === app.filters.LONE) {
      return { all: scene.lone, shown: scene.lone };
    }
    const facet = key.split(".", 1)[0];
    return counts[facet].get(key.slice(facet.length + 1));
  };

  let drawn = "";
  let told = null;

  /** The legend of a view; its marks stay the same elements while they are switched, so that a double click is one. */
  const show = (state, scene) => {
    const counts = app.sieve.counts(scene.view, state);
    const key = `${state.view} ${state.language}`;
    if (key !== drawn) {
      drawn = key;
      draft(state, counts);
    } else if (counts === told) {
      return;
    }
    told = counts;
    const box = find(".legend");
    for (const one of box.querySelectorAll("[data-key]")) {
      const { all, shown } = countOf(one.dataset.key, counts, scene);
      one.setAttribute("aria-checked", String(!state.off.has(one.dataset.key)));
      one.querySelector(".count").textContent = all === shown ? String(all) : `${shown}/${all}`;
    }
    for (const reset of box.querySelectorAll(".reset")) {
      reset.disabled = !app.filters.changed();
    }
    app.years.show(state);
  };

  /** How a filter is called in a sentence. */
  const title = (filter) => heading(filter).split(" · ")[0];

  /** The facets that are marks of the picture, each with the values that are on and stand for something. */
  const marks = (scene, state) => {
    const counts = app.sieve.counts(scene.view, state);
    const isOn = (facet) => (value) => !state.off.has(`${facet}.${value}`) && counts[facet].get(value).shown > 0;
    return MARKS.map((facet) => ({ facet, values: ranked(facet, counts[facet]).filter(isOn(facet)) })).filter(
      ({ values }) => values.length,
    );
  };

  app.legend = { show, title, label, marks, ranked, stroke };
})(globalThis.gbakg);
