// Texts for what a large picture leaves out.

globalThis.gbakg.lexicon({
  zh: {
    limited:
      "内容较多，图上只画出合作最多的机构及其合作：{drawn} / {all} 项。名单和查找包含全部内容；选中任何一项，图上都会画出它。",
  },
  en: {
    limited:
      "There is more than a picture can hold: it draws the busiest bodies with their partnerships, {drawn} of {all} marks. List and search hold everything; whatever you select is drawn.",
  },
});
