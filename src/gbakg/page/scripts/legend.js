// The legend: every mark with its count, and a switch that shows or hides what it stands for.

((app) => {
  const ORDER = {
    region: ["guangxi", "guangdong", "hong-kong", "macao"],
    mark: ["government", "university", "institute", "company", "other", "partnership", "thing", "place", "topic"],
    status: ["Realised", "Underway", "Planned", ""],
    role: ["Partner", "Facilitator", "Others"],
    certainty: ["stated", "planned", "possible"],
  };
  const { make, draw, find } = app.dom;

  const ranked = (facet, values) => {
    const rank = (value) => {
      const place = ORDER[facet].indexOf(value);
      return place >= 0 ? place : value === "none" ? 999 : 500;
    };
    return values.sort((one, two) => rank(one) - rank(two) || (one < two ? -1 : 1));
  };

  const label = (facet, value) => {
    if (facet === "region") {
      return app.speech.region(value);
    }
    return facet === "status" ? app.speech.term(value) || "—" : app.speech.say(value);
  };

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
    return stroke(facet, value || "Realised");
  };

  const row = (facet, value, count, values) => {
    const flip = make(
      "button",
      {
        type: "button",
        class: "mark-switch",
        role: "switch",
        "data-key": `${facet}.${value}`,
        title: app.speech.say("legendHint"),
        on: {
          click: () => app.state.toggle(facet, value),
          dblclick: () => app.state.only(facet, value, values),
          keydown: (event) => {
            if (event.key === "Enter" && event.shiftKey) {
              event.preventDefault();
              app.state.only(facet, value, values);
            }
          },
        },
      },
      swatch(facet, value),
      make("span", { class: "what", text: label(facet, value) }),
      make("span", { class: "count", text: String(count) }),
    );
    return make("li", {}, flip);
  };

  const facetBox = (facet, counts) => {
    const values = ranked(facet, [...counts.keys()]);
    const id = `facet-${facet}`;
    return make(
      "div",
      { class: "facet", role: "group", "aria-labelledby": id },
      make("h2", { id, text: app.speech.say(facet) }),
      make(
        "ul",
        {},
        values.map((value) => row(facet, value, counts.get(value), values)),
      ),
    );
  };

  const folds = () => matchMedia("(max-width: 899px)").matches;

  let drawn = "";

  const draft = (state) => {
    const box = find(".legend");
    const open = box.querySelector("details") ? box.querySelector("details").open : !folds();
    const counts = app.scene.facets(app.data.views.get(state.view));
    const shown = app.state.FACETS.filter((facet) => counts[facet].size);
    const reset = make("button", {
      type: "button",
      class: "reset",
      text: app.speech.say("reset"),
      on: { click: app.state.reset },
    });
    const summary = make("summary", { text: app.speech.say("legend") });
    const parts = shown.map((facet) => facetBox(facet, counts[facet]));
    box.replaceChildren(make("details", { open }, summary, parts, shown.length ? reset : null));
  };

  /** The legend of a view; its marks stay the same elements while they are switched, so that a double click is one. */
  const show = (state) => {
    const key = `${state.view} ${state.language}`;
    if (key !== drawn) {
      drawn = key;
      draft(state);
    }
    const box = find(".legend");
    for (const flip of box.querySelectorAll("[data-key]")) {
      flip.setAttribute("aria-checked", String(!state.off.has(flip.dataset.key)));
    }
    for (const reset of box.querySelectorAll(".reset")) {
      reset.disabled = !app.state.changed();
    }
  };

  app.legend = { show };
})(globalThis.gbakg);
