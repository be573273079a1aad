// Search: shows of the lists only what the words in the field find, by name, pinyin or initials. Without this script all
// lists stand open.

const gbakg = { data: JSON.parse(document.getElementById("gbakg-data").textContent) };
globalThis.gbakg = gbakg;

// keys.js stands here.

((app) => {
  const field = document.getElementById("query");
  const found = document.getElementById("found");
  const lists = [...document.querySelectorAll(".list")];
  const keys = new Map(Object.entries(app.data.names).map(([iri, names]) => [iri, names.map(app.keys.of)]));

  /** The best rank of a thing's names, or nothing. */
  const rank = (iri, wanted) => {
    const ranks = (keys.get(iri) || []).map((key) => app.keys.match(key, wanted)?.rank ?? Number.POSITIVE_INFINITY);
    const best = Math.min(...ranks);
    return Number.isFinite(best) ? best : null;
  };

  const show = () => {
    const wanted = app.keys.wanted(field.value);
    let count = 0;
    for (const list of lists) {
      let here = 0;
      for (const item of list.querySelectorAll("li")) {
        item.hidden = Boolean(wanted.own) && rank(item.dataset.iri, wanted) === null;
        here += item.hidden ? 0 : 1;
      }
      list.hidden = here === 0;
      count += here;
    }
    found.textContent = wanted.own ? `${count}` : "";
  };

  /** Enter opens what is found, where that is one thing. */
  const open = (event) => {
    const left = [...document.querySelectorAll(".list li:not([hidden]) a")];
    if (event.key === "Enter" && field.value && left.length === 1) {
      left[0].click();
    }
  };

  field.closest(".search").hidden = false;
  field.addEventListener("input", show);
  field.addEventListener("keydown", open);
  show();
})(gbakg);
