/** The help page and the version. */
import { version } from "../../package.json";
import type { Language } from "../model/text";

export { version };

const zh = `zhucun 驻村 ${version}　驻村工作队考核：按考核办法和台账算分、定等次，并说明依据

用法
  zhucun check <路径>                         检查考核办法、工作队台账或整个区县文件夹
  zhucun describe <考核办法>                  把考核办法写成可以签发的文件（Markdown）
  zhucun evaluate <区县文件夹> --year 2022    全区县一年的考核结果（排名表）
  zhucun explain <区县文件夹> <工作队> …      逐项说明一支工作队的得分
  zhucun rank <区县文件夹> --year 2022        排名、优秀名额，以及距上一等次、距入围线差多少
  zhucun duties <区县文件夹> --day 2022-06-30 五类主体的职责：已完成、逾期、下一步要做什么
  zhucun commitments <区县文件夹> [工作队]    承诺事项一览
  zhucun warnings <区县文件夹> --day …        红黄蓝预警
  zhucun test <考核办法>                      运行考核办法的测算用例（旁边的 cases 文件夹）
  zhucun compare <原办法> <新办法> …          两份办法有什么不同；加 --district 看影响哪些队，加 --gate 设门槛
  zhucun why <区县文件夹> <工作队> …          一支队两年得分为什么不同：--from 2021 --to 2022
  zhucun demo [文件夹]                        生成虚构的演示区县，并看它一年的结果

考核期（evaluate 和 explain 三者选一）
  --year <年>          年度考核
  --day <年-月-日>     日常考核：到这一天为止
  --term               期满考核

其他选项
  --scheme <路径>      换用另一份考核办法
  --as-of <日>         考核日，缺省为关账日，rank 缺省为今天；与 --year 或 --term 同用
  --known-at <日>      只计这一天以前登记的台账，用来重现已公布的结果
  --team <编号>        只看一支工作队
  --members            explain 另列队员情况：天数、请假、个人等次的限制、岗位空缺；与 --year 同用
  --cases <路径>       test 的用例文件或者文件夹
  --watch              test 在文件改动以后重新运行
  --junit <文件>       test 另存 JUnit XML
  --gate <门槛>        compare 允许的变动（YAML），超出的退出码为 1
  --json               每行一个 JSON 对象，供程序使用
  --lang zh|en         语言，缺省按系统设置
  --help  --version

退出码：0 正常；1 有用例不符合，或者变动超出门槛；2 输入有问题。

例
  zhucun check rubrics/luojiang/scheme.yaml
  zhucun evaluate examples/district/small --year 2022
  zhucun explain examples/district/small hewan --year 2022
  zhucun test rubrics/luojiang
`;

const en = `zhucun 驻村 ${version}: scores resident village work teams by a scheme and their ledgers, and says why

Usage
  zhucun check <path>                        check a scheme, a team's ledger, or a whole district folder
  zhucun describe <scheme>                   the scheme as the document that staff would sign (Markdown)
  zhucun evaluate <district> --year 2022     the results of all teams for a year, as a league table
  zhucun explain <district> <team> …         one team's result, item by item
  zhucun rank <district> --year 2022         ranks, places for the best grade, margins to the next grade and to the cut
  zhucun duties <district> --day 2022-06-30  what the five kinds of body owe, did, and must do next
  zhucun commitments <district> [team]       the board of commitments
  zhucun warnings <district> --day …         blue, yellow and red warnings
  zhucun test <scheme>                       run a scheme's worked cases (in the folder cases beside it)
  zhucun compare <old> <new> …               how two schemes differ; with --district whom it moves, with --gate within what
  zhucun why <district> <team> …             why two years of a team differ: --from 2021 --to 2022
  zhucun demo [folder]                       write the invented demonstration district and show its year

Period (one of three, for evaluate and explain)
  --year <YYYY>        a calendar year
  --day <YYYY-MM-DD>   where each team stands on a day
  --term               the whole term

Other options
  --scheme <path>      use another scheme
  --as-of <day>        the day to stand on, with --year or --term; by default the day the books close, for rank today
  --known-at <day>     only what was recorded by that day: replays a published result
  --team <id>          one team only
  --members            with explain and --year, its members as well: days, leave, limits of their grades, vacant posts
  --cases <path>       the file or folder of cases for test
  --watch              test runs again whenever a file has changed
  --junit <file>       test writes JUnit XML as well
  --gate <gate>        with compare, how much may move (YAML); more is exit code 1
  --json               one JSON object a line
  --lang zh|en         language; by default that of the system
  --help  --version

Exit code: 0 all is well; 1 a case does not hold, or a gate was refused; 2 something was not understood.

Examples
  zhucun check rubrics/luojiang/scheme.yaml
  zhucun evaluate examples/district/small --year 2022
  zhucun explain examples/district/small hewan --year 2022
  zhucun test rubrics/luojiang
`;

export const helpText = (language: Language): string => (language === "zh" ? zh : en);
