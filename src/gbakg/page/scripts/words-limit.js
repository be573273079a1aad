// Texts for what a large picture leaves out.

globalThis.gbakg.lexicon({
  zh: {
    limited:
      "内容较多，图上只画出合作最多的机构及其合作：{drawn} / {all} 项。名单和查找包含全部内容；点开或选取的内容，图上都会画出。",
  },
  en: {
    limited:
      "There is more than a picture can hold: it draws the busiest bodies with their partnerships, {drawn} of {all} marks. List and search hold everything; whatever you open or select is drawn.",
  },
});
