"""Words, codes and sources of voluntary blood donation."""

STANDARD = "献血者健康检查要求（GB 18467-2011）"
AWARD = "全国无偿献血表彰奖励办法（2014年修订）"
UNVERIFIED = "（未核实，由县里按文件改定）"


YEARLY, EMERGENCY, SEASONAL = 1, 2, 3
PLANS = {YEARLY: "年度", EMERGENCY: "应急", SEASONAL: "季节性"}
STREET, TOWNSHIP, GROUP, URGENT = 1, 2, 3, 4
DRIVES = {STREET: "街头", TOWNSHIP: "乡镇集中采血", GROUP: "团体", URGENT: "应急"}
WHOLE, PLATELETS, PLATELETS_AND_PLASMA = 1, 2, 3
TYPES = {WHOLE: "全血", PLATELETS: "单采血小板", PLATELETS_AND_PLASMA: "血小板加血浆"}
APHERESIS = (PLATELETS, PLATELETS_AND_PLASMA)
VOLUMES = (200, 300, 400)
GROUPS = ["A", "B", "O", "AB"]
RHESUS = {"+": "阳性", "-": "阴性"}
REACTIONS = {0: "无", 1: "轻", 2: "中", 3: "重"}
HONOURS = {0: "无", 1: "奉献奖铜奖", 2: "奉献奖银奖", 3: "奉献奖金奖"}
