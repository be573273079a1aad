// Keys in a table: up and down from row to row, Home and End to the first and the last, Enter to the details. Space
// ticks a check box as it always does.

((app) => {
  const rowsOf = (place) => [...place.querySelectorAll("[data-row]")];

  /** The same control in another row: its check box, or its name. */
  const reach = (row, onTick) => {
    const goal = row?.querySelector(onTick ? ".ticks input" : "th button");
    goal?.focus();
    row?.scrollIntoView({ block: "nearest" });
    return Boolean(goal);
  };

  const goalOf = (key, rows, at) =>
    ({ ArrowDown: rows[at + 1], ArrowUp: rows[at - 1], Home: rows[0], End: rows.at(-1) })[key];

  const inFilter = (event, place) => {
    if (event.key === "ArrowDown" && reach(rowsOf(place)[0], true)) {
      event.preventDefault();
    } else if (event.key === "Escape" && event.target.value) {
      event.stopPropagation();
    }
  };

  const inRow = (event, place, row) => {
    const onTick = event.target.type === "checkbox";
    const rows = rowsOf(place);
    const at = rows.indexOf(row);
    if (event.key === "Enter" && onTick) {
      app.state.go({ focus: row.dataset.row });
    } else if (event.key === "ArrowUp" && !at) {
      place.querySelector(".row-filter").focus();
    } else if (!reach(goalOf(event.key, rows, at), onTick)) {
      return;
    }
    event.preventDefault();
  };

  const typed = (event) => {
    const place = event.currentTarget;
    const row = event.target.closest("[data-row]");
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) {
      return;
    }
    if (row) {
      inRow(event, place, row);
    } else if (event.target.matches(".row-filter")) {
      inFilter(event, place);
    }
  };

  app.walk = { typed };
})(globalThis.gbakg);
