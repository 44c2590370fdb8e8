/** Days and periods in words. */
import { type Day, dayNumber, type Period } from "../model/calendar";
import type { Text } from "../model/text";

/** 2022年3月5日 / 2022-03-05. */
export const dayText = (day: Day): Text => {
  const [year = "", month = "", date = ""] = day.split("-");
  return { zh: `${Number(year)}年${Number(month)}月${Number(date)}日`, en: day };
};

/** A period with both ends. */
export const periodText = ({ from, to }: Period): Text => ({
  zh: `${dayText(from).zh}至${dayText(to).zh}`,
  en: `${from} to ${to}`,
});

/** The calendar month of a day. */
export const monthText = (day: Day): Text => {
  const [year, month] = [day.slice(0, 4), day.slice(5, 7)];
  return { zh: `${year}年${Number(month)}月`, en: `${year}-${month}` };
};

/** The calendar quarter of a day. */
export const quarterText = (day: Day): Text => {
  const [year, quarter] = [day.slice(0, 4), Math.ceil(Number(day.slice(5, 7)) / 3)];
  return { zh: `${year}年第${"一二三四"[quarter - 1]}季度`, en: `Q${quarter} ${year}` };
};

/** A month, a quarter, a year or a stretch of days, by its plainest name. */
export const partText = ({ from, to }: Period): Text => {
  const days = dayNumber(to) - dayNumber(from) + 1;
  const whole = from.endsWith("-01");
  if (whole && days >= 28 && days <= 31) return monthText(from);
  if (whole && days >= 90 && days <= 92) return quarterText(from);
  return periodText({ from, to });
};

/** The quarter that begins on a day, or its month. */
export const beginningText = (from: Day): Text => {
  const [year = "", month = ""] = from.split("-");
  return { zh: `${year}年${Number(month)}月起`, en: `from ${year}-${month}` };
};
