/** The help page and the version. */
import { version } from "../../package.json";
import type { Language } from "../model/text";

export { version };

const zh = `zhucun 驻村 ${version}　驻村工作队考核：按考核办法和台账算分、定等次，并说明依据

考核一个区县
  zhucun check <路径>                         检查区县文件夹、一支队的台账，或者一份考核办法
  zhucun evaluate <区县文件夹> --year 2022    全区县一年的考核结果（排名表）
  zhucun explain <区县文件夹> <工作队> …      逐项说明一支工作队的得分
  zhucun why <区县文件夹> <工作队> …          一支队两年得分为什么不同
  zhucun rank <区县文件夹> --year 2022        排名、优秀名额，以及距上一等次、距入围线差多少
  zhucun duties <区县文件夹> --day 2022-06-30 五类主体的职责：已完成、逾期、下一步要做什么
  zhucun commitments <区县文件夹> [工作队]    承诺事项一览
  zhucun warnings <区县文件夹> --day …        红黄蓝预警
  zhucun demo [文件夹]                        生成虚构的演示区县，并看它一年的结果

成批考核（全省、全国）
  zhucun batch <输入…> --out <文件夹> …       考核很多支队：NDJSON、CSV（可用 gzip）、区县文件夹，- 为标准输入
  zhucun merge <文件夹…> --out <文件夹>       把各份结果合成一份，统一排名

起草和修改考核办法（<考核办法>：文件，或者它所在的文件夹）
  zhucun new scheme <文件夹>                  从一份通得过检查的示范办法开始
  zhucun check <考核办法>                     分值、编号对不对，哪些规则可能不公
  zhucun test <考核办法>                      运行用例，逐处说明哪里不符合
  zhucun coverage <考核办法>                  用例试过哪些地方，还有哪些没有试
  zhucun mutate <考核办法>                    办法改错一处，用例能不能发现（规则变异测试）
  zhucun compare <原办法> <新办法>            改了什么；加 --district 看影响哪些队，加 --gate 设门槛
  zhucun describe <考核办法>                  写成可以签发的文件（Markdown）

考核期（evaluate、explain 三者选一，rank 没有 --day；compare 有 --district 时也要写）
  --year <年>          年度考核
  --day <年-月-日>     到这一天为止的日常考核；duties、warnings 必写，commitments 缺省为今天
  --term               期满考核
  --from <年> --to <年>  why 比的两年

选项
  --scheme <路径>      check、why 和上面各命令：换用另一份考核办法；compare 两份存档结果时，排名所用的办法
  --as-of <日>         evaluate、explain、rank、compare 与 --year 或 --term 同用：考核日，缺省为关账日，rank 缺省为今天
  --known-at <日>      只计这一天以前登记的台账，用来重现已公布的结果；考核区县的命令和 compare
  --team <编号>        evaluate、compare：只看一支工作队
  --members            explain 与 --year 同用：另列队员的天数、请假、个人等次的限制、岗位空缺
  --cases <路径>       test、coverage、mutate：用例文件或者文件夹，缺省为办法旁边的 cases
  --watch              test：文件一改动就重新运行
  --junit <文件>       test：另存 JUnit XML
  --threshold <0 到 1> coverage：至少要试到的比例
  --write <文件>       coverage、mutate：把缺的用例写到文件里，期望结果留空，由人填写
  --district <文件夹>  compare：用这个区县试算
  --gate <门槛>        compare：允许的变动（YAML）
  --out <文件夹>       batch、merge：结果写到这里，必须是新的或者空的
  --rank               batch、merge：所有队统一排名
  --format ndjson|csv|parquet  batch、merge：结果的格式，缺省 ndjson；parquet 要另装 hyparquet-writer
  --full               batch：每队写完整的考评结果，不只写汇总的一行
  --grouped            batch：每支队的各行连在一起，不必先分队，快得多
  --threads <数>       batch：同时用几个线程，缺省用上所有处理器；结果一字不差
  --shard <第几/共几>  batch：只算其中一份，例如 2/8
  --resume             batch：接着上次没跑完的跑
  --strict             batch：遇到第一个问题就停
  --json               除 new、demo 外：写成 JSON，供程序使用
  --lang zh|en         语言，缺省按系统设置
  --help  --version

退出码
  0  正常
  1  check：有检查意见没有答复；test：有用例不符合；coverage：没有试到 --threshold 的比例；
     mutate：有变异没有被发现，或者有用例不符合；compare：超出门槛
     batch、merge：有的队或者行没有考评，见 problems.ndjson
  2  输入有问题：全部列出，一处不漏
  3  batch：没有跑完，已完成的都保留着，用 --resume 接着跑；或者有文件没有读全、一行也没有读到

例
  zhucun evaluate examples/district/small --year 2022
  zhucun explain examples/district/small hewan --year 2022
  zhucun check rubrics/luojiang
  zhucun test rubrics/luojiang
`;

const en = `zhucun 驻村 ${version}: scores resident village work teams by a scheme and their ledgers, and says why

Assess a district
  zhucun check <path>                        check a district folder, a team's ledger, or a scheme
  zhucun evaluate <district> --year 2022     the results of all teams for a year, as a league table
  zhucun explain <district> <team> …         one team's result, item by item
  zhucun why <district> <team> …             why two years of a team differ
  zhucun rank <district> --year 2022         ranks, places for the best grade, margins to the next grade and to the cut
  zhucun duties <district> --day 2022-06-30  what the five kinds of body owe, did, and must do next
  zhucun commitments <district> [team]       the board of commitments
  zhucun warnings <district> --day …         blue, yellow and red warnings
  zhucun demo [folder]                       write the invented demonstration district and show its year

Assess a province or a country
  zhucun batch <input…> --out <folder> …     many teams: NDJSON or CSV (gzip too), folders of districts; - is standard input
  zhucun merge <folder…> --out <folder>      put shards together and rank over all of them

Draft and change a scheme (<scheme>: a file, or the folder that it lies in)
  zhucun new scheme <folder>                 start from an example that passes its checks
  zhucun check <scheme>                      whether points and names fit, and which rules may be unfair
  zhucun test <scheme>                       run its worked cases, and say where one does not hold
  zhucun coverage <scheme>                   what its cases try, and what they do not
  zhucun mutate <scheme>                     which small mistakes its cases would not notice
  zhucun compare <old> <new>                 what differs; with --district whom it moves, with --gate within what
  zhucun describe <scheme>                   the document that staff would sign (Markdown)

Period (one of three for evaluate and explain; not --day for rank; with compare, for --district)
  --year <YYYY>        a calendar year
  --day <YYYY-MM-DD>   where things stand on a day; needed by duties and warnings, today by default for commitments
  --term               the whole term
  --from <YYYY> --to <YYYY>  the two years of why

Options
  --scheme <path>      check, why and the commands above: another scheme; compare: the one that ranks two stored lists
  --as-of <day>        evaluate, explain, rank, compare, with --year or --term: the day to stand on; by default the day
                       the books close, for rank today
  --known-at <day>     only what was recorded by that day: replays a published result; all of a district, and compare
  --team <id>          evaluate, compare: one team only
  --members            explain with --year: its members too: days, leave, limits of their grades, vacant posts
  --cases <path>       test, coverage, mutate: a file or folder of cases; by default the folder cases beside the scheme
  --watch              test: again whenever a file has changed
  --junit <file>       test: JUnit XML as well
  --threshold <0 to 1> coverage: the share that must be tried
  --write <file>       coverage, mutate: write the cases that are missing; a person fills in what is expected
  --district <folder>  compare: try both schemes on this district
  --gate <gate>        compare: how much may move (YAML)
  --out <folder>       batch, merge: write the results here; it must be new or empty
  --rank               batch, merge: rank all teams
  --format ndjson|csv|parquet  batch, merge: the form of the results, by default ndjson; parquet needs hyparquet-writer
  --full               batch: whole evaluations, not a line of sums for each team
  --grouped            batch: the lines of each team stand together; then nothing is sorted first, which is much faster
  --threads <n>        batch: how many threads, by default all processors; they change no byte
  --shard <i/n>        batch: only one of n shares of the teams, such as 2/8
  --resume             batch: go on with what was not finished
  --strict             batch: stop at the first problem
  --json               all but new and demo: as JSON
  --lang zh|en         language; by default that of the system
  --help  --version

Exit code
  0  all is well
  1  check: a remark wants an answer; test: a case does not hold; coverage: less than --threshold is tried;
     mutate: a mutant was not noticed, or a case does not hold; compare: the gate was refused
     batch, merge: a team or line was refused, see problems.ndjson
  2  something was not understood: all of it is listed
  3  batch: not finished; what is done is kept, --resume goes on; or a file was not read whole, or no line read

Examples
  zhucun evaluate examples/district/small --year 2022
  zhucun explain examples/district/small hewan --year 2022
  zhucun check rubrics/luojiang
  zhucun test rubrics/luojiang
`;

export const helpText = (language: Language): string => (language === "zh" ? zh : en);
