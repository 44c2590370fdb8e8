/**
 * The invented district: its towns, villages, dispatching units and people. Nothing of it exists.
 * People carry the names of the 24 solar terms (王立春, 李雨水 …), so that no name can be taken for a real official's.
 */

export interface Town {
  readonly id: string;
  readonly name: string;
  /** Id and name of each village; a team is named `town-village`. */
  readonly villages: ReadonlyArray<readonly [id: string, name: string]>;
}

export const district = {
  id: "shifan",
  zh: "示范区（虚构演示数据）",
  en: "Shifan District (invented demonstration data)",
};

export const towns: readonly Town[] = [
  {
    id: "yunxi",
    name: "云溪镇",
    villages: [
      ["qingshi", "青石村"],
      ["shuangjing", "双井村"],
      ["baihe", "白鹤村"],
      ["meilin", "梅林村"],
      ["tianba", "田坝村"],
    ],
  },
  {
    id: "songling",
    name: "松岭镇",
    villages: [
      ["gaoping", "高坪村"],
      ["zhushan", "竹山村"],
      ["lengshui", "冷水村"],
      ["maan", "马鞍村"],
      ["yingpan", "营盘村"],
    ],
  },
  {
    id: "liuwan",
    name: "柳湾镇",
    villages: [
      ["liulin", "柳林村"],
      ["taoping", "桃坪村"],
      ["shahe", "沙河村"],
      ["xindu", "新渡村"],
      ["huangjue", "黄桷村"],
    ],
  },
  {
    id: "shiqiao",
    name: "石桥镇",
    villages: [
      ["dongyue", "东岳村"],
      ["xishan", "西山村"],
      ["nanmu", "楠木村"],
      ["beidou", "北斗村"],
      ["zhongba", "中坝村"],
    ],
  },
  {
    id: "qinghe",
    name: "青禾镇",
    villages: [
      ["daotian", "稻田村"],
      ["lianhua", "莲花村"],
      ["jinfeng", "金凤村"],
      ["yutang", "鱼塘村"],
      ["shuiku", "水库村"],
    ],
  },
  {
    id: "wangjiang",
    name: "望江镇",
    villages: [
      ["hongyan", "红岩村"],
      ["mati", "马蹄村"],
      ["tieta", "铁塔村"],
      ["guihua", "桂花村"],
      ["shizi", "狮子村"],
    ],
  },
];

/** Dispatching units of the invented district. */
export const units = [
  "区农业农村局",
  "区教育和体育局",
  "区财政局",
  "区水务局",
  "区交通运输局",
  "区卫生健康局",
  "区自然资源局",
  "区市场监管局",
  "区住房城乡建设局",
  "区商务局",
] as const;

const surnames = "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧";
const solarTerms =
  "立春 雨水 惊蛰 春分 清明 谷雨 立夏 小满 芒种 夏至 小暑 大暑 立秋 处暑 白露 秋分 寒露 霜降 立冬 小雪 大雪 冬至 小寒 大寒".split(
    " ",
  );

/** The n-th invented person; the first 120 all have different names. */
export const personOf = (n: number): string => `${surnames.charAt(n % 30)}${solarTerms[n % 24] ?? "立春"}`;
