// Texts of the search.

globalThis.gbakg.lexicon({
  zh: {
    found: "找到 {n} 项",
    found1: "找到 {n} 项",
    moreFound: "另有 {n} 项，多输入几个字可缩小范围",
    moreFound1: "另有 {n} 项，多输入几个字可缩小范围",
    noneFound: "没有名称含“{text}”的内容",
    bySound: "拼音：{name}",
    byName: "名称：{name}",
  },
  en: {
    found: "{n} found",
    found1: "{n} found",
    moreFound: "{n} more; type more letters to narrow them down",
    moreFound1: "{n} more; type more letters to narrow them down",
    noneFound: "No name contains “{text}”",
    bySound: "pinyin of {name}",
    byName: "named {name}",
  },
});
