// Words of the measures of a body.

globalThis.gbakg.lexicon({
  zh: {
    measures: "度量",
    measuresHow: "各数怎样计算",
  },
  en: {
    measures: "Measures",
    measuresHow: "How these are counted",
  },
});
