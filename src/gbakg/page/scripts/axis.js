// The axis of the timeline: its years and months, and the bar of one date.

((app) => {
  const { make } = app.dom;
  const { extent, place } = app.dates;
  /** Months that are named beside the year's own name. */
  const QUARTERS = [4, 7, 10];

  const month = (number) =>
    new Intl.DateTimeFormat(app.speech.language(), { month: "short", timeZone: "UTC" }).format(
      new Date(Date.UTC(2000, number - 1)),
    );

  const at = (element, left, width) => {
    element.style.left = `${left}%`;
    if (width !== undefined) {
      element.style.width = `${width}%`;
    }
    return element;
  };

  const scale = (axis) => {
    const name = (text, moment, kind) => at(make("span", { class: kind, text }), place(axis, moment));
    const years = axis.named.map((year) => name(String(year), year, "year-name"));
    const months = axis.monthly
      ? axis.named.flatMap((year) =>
          QUARTERS.map((number) => name(month(number), year + (number - 1) / 12, "month-name")),
        )
      : [];
    return make(
      "div",
      { class: "moment scale", "aria-hidden": "true" },
      make("div"),
      make("div", { class: "track" }, years, months),
    );
  };

  const bar = (node, axis) => {
    const { from, to, precision } = extent(node);
    const left = place(axis, from);
    const wishes = {
      class: `bar ${precision} ${app.facets.isPartnership(node) ? node.status || "" : "other"}`,
      on: { click: () => app.state.go({ focus: node.id }) },
    };
    return at(make("span", wishes), left, place(axis, to) - left);
  };

  app.axis = { scale, bar };
})(globalThis.gbakg);
