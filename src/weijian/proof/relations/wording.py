"""The words by which sentences tie figures together, shared by the finders."""

import re

TASK = re.compile(
    r"(?:任务|责任[状书](?:上)?(?:定|签|要求)?的?[是为]|目标|计划(?!怀孕|生育|免疫)|指标|应(?:完成|检|查|种|管|建|参|签|报)|下达(?!.{0,6}(?:书|令|通知|公告|资金|经费)))"
    r"(?:[^，。；率]{0,8})$"
)
TASK_BEHIND = re.compile(r"的?(?:全年|年度)?(?:任务|目标|计划(?!怀孕|生育|免疫)|指标)")
# A rate that is said to be of a task: 完成年度任务的, 任务完成率.
TASK_SAID = re.compile(r"(?:任务|目标|计划)[^，。；]{0,8}$")
COMPLETION = re.compile(
    r"(?:完成率|完成任务|完成比例|完成进度|完成|进展|进度|达成率|任务的|目标的|计划的)(?:[^，。；]{0,6})$"
)
TASK_RATE = re.compile(
    r"(?:完成率|任务完成比例|完成任务比例|完成比例|达成率|(?<!时)进度|占(?:全年|年度|目标|计划)?任务(?:数|量|的)?)(?:为|达|达到|的)?$"
)
RATE_STEM = re.compile(
    r"(?P<stem>[一-龥]{1,12}?)(?:率|比例|占比|(?<=补偿|报销|自付)比)(?:为|达|达到|已达到|分别为|分别达|(?:保持|稳定|控制|维持)在)?$"
)
GENERIC_RATES = {"达标", "完成", "覆盖", "合格", "建成", "到位", "完成建设", "占", "达到"}
CHANGE = re.compile(r"提升|增长|下降|上升|减少|提高|降低|同比|环比|增幅|降幅|增速|减幅|缩幅")
VITAL = re.compile(r"死亡率|出生率|发病率|增长率|患病率")
# 死亡12人, 死亡病例共3例; those who fell ill are counted so, too.
DIED = re.compile(r"死亡(?:病例|总?人?数|总数)?(?:为|共|有)?$")
CASES_AND_DEATHS = frozenset({"人", "例", "名"})
HEADS = frozenset({"人", "名", "位"})
# 上年末2058人。本年新登记140人，年末升至2198人; 排除11人次（含往期发现的）.
OF_OTHER_TIMES = re.compile(r"[年月季期][初末]|历年|往[年期]|上年|结转")
LIVE_BIRTHS = re.compile(r"活产|(?:出生|分娩)(?:人数|数|总数|婴儿|新生儿)")
DEATH_RATE = re.compile(r"(?:新生儿|婴儿|儿童|孕产妇|围产儿)死亡率")
REST = re.compile(r"(?:其他|其它|其余)")
# 由480张增加到600张
FROM = re.compile(
    r"(?:由|从|原有|原来|原先|原)(?:[^，。；\d]|\d{4}年|20(?:xx|XX|\*\*|××)年|\d{1,2}月){0,30}$"
)
WHEN = r"(?:[^，。；\d]|\d{4}年|20(?:xx|XX|\*\*|××)年|\d{1,2}月){0,10}$"
UP = r"增加|增长|上升|提高|提升|扩大|扩增|扩充|扩展|扩容|扩建|拓展|发展|壮大|攀升|跃升|上涨|上调|延长|增设|增|升|涨"
DOWN = r"下降|减少|降低|压减|压缩|缩短|缩减|缩小|精简|精减|削减|下调|下滑|回落|跌|降|减"
UP_TO = re.compile(rf"(?:{UP}|提|扩)(?:到|至|为){WHEN}")
DOWN_TO = re.compile(rf"(?:{DOWN}|压|缩)(?:到|至|为){WHEN}")
TO = re.compile(rf"{UP_TO.pattern}|{DOWN_TO.pattern}|(?:调整(?:到|至|为)|变(?:为|成|到)){WHEN}")

# 多看, 少花, 多罚没; 多用药 is of medicine.
DEED_OF_A_STEP = (
    r"(?:出生|死亡|接诊|收治|完成|检查|服务|到位|到账|罚没|投入|支出|收入|开展|发放|办理"
    r"|[生报发查收治做办筹看转采购花用支招建种签住管领罚跑开])?"
)

# 每千人口拥有托位3.6个, 每千名老年人拥有床位45.2张, 平均每批次64人次: such a number is neither a part nor a whole of counts.
PER_EACH = re.compile(
    r"(?:平均)?每(?:[十百千万]+|名?(?:常住)?人口?|[户村人次例床批个家名位张])[^，。；、\d]{0,14}$"
)


def called_task(label: str, tail: str) -> bool:
    """Whether the words before or behind a figure call it a task: 年度任务120人, 应检120人, 120人的任务."""
    return bool(TASK.search(label) or TASK_BEHIND.match(tail))


LEAST = 2  # signs; single signs meet by chance


def stem_of(label: str) -> str:
    """What a rate is a rate of: 本年度体检率 -> 体检, 规范管理率 -> 规范管理."""
    match = RATE_STEM.search(label)
    return match["stem"] if match else ""


def made_of(words: str, vocabulary: str) -> bool:
    """Whether the words consist of pieces of the vocabulary."""
    place = 0
    while place < len(words):
        length = longest_in(words, place, vocabulary)
        if not length:
            return False
        place += length
    return True


def longest_in(name: str, place: int, text: str) -> int:
    """How many signs of the name, from a place on, stand in the text together; 0 for fewer than LEAST."""
    length = 0
    for end in range(place + LEAST, len(name) + 1):
        if name[place:end] not in text:
            break
        length = end - place
    return length


def shared_run(one: str, other: str) -> int:
    """Length of the longest run of characters that both contain."""
    best = 0
    for start in range(len(one)):
        while start + best < len(one) and one[start : start + best + 1] in other:
            best += 1
    return best


def shared_beginning(one: str, other: str) -> int:
    """How many signs both begin with."""
    for place, (sign, beside) in enumerate(zip(one, other, strict=False)):
        if sign != beside:
            return place
    return min(len(one), len(other))


def shared_ending(one: str, other: str) -> int:
    """How many signs both end with."""
    return shared_beginning(one[::-1], other[::-1])
