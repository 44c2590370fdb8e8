/** 06 · Embed in a web handler: a standard Request in, a standard Response out; runs in Node, in workers, in a browser. */
import { checkLedger, evaluateDaily, explain, InvalidInputError } from "zhucun";
import { luojiang } from "zhucun/rubrics/luojiang";
import { ledger } from "./ledger";

/** POST a ledger to /?day=2022-06-30&lang=zh and get where the team stands. */
export const answer = async (request: Request): Promise<Response> => {
  const query = new URL(request.url).searchParams;
  const checked = checkLedger(await request.json(), { scheme: luojiang });
  if (!checked.ok) return Response.json({ problems: checked.problems }, { status: 422 });
  try {
    const evaluation = evaluateDaily(luojiang, checked.ledger, { asOf: query.get("day") ?? "" });
    const words = explain(evaluation, query.get("lang") === "en" ? "en" : "zh");
    return Response.json({ total: evaluation.total, outOf: evaluation.outOf, owed: evaluation.owed.length, words });
  } catch (error) {
    if (error instanceof InvalidInputError) return Response.json({ problems: error.problems }, { status: 422 });
    throw error;
  }
};

const ask = async (day: string, body: unknown) => {
  const request = new Request(`https://district.example/?day=${day}&lang=zh`, {
    method: "POST",
    body: JSON.stringify(body),
  });
  const response = await answer(request);
  const { total, outOf, owed, problems } = await response.json();
  console.log(response.status, problems ? problems[0].message.zh : `${total} / ${outOf}，待补 ${owed} 期记录`);
};

await ask("2022-06-30", ledger);
await ask("2024-06-30", ledger);
await ask("2022-06-30", { ...ledger, twon: "云溪镇" });
