"""What a personal name looks like: a common surname and one or two characters more.

Shared by the rules on personal data. A name is only taken for one where its surroundings say so; among
ordinary words the same characters are mostly something else.
"""

from weijian.proof.rules.words.dictionary import common_words, is_word, split

# The hundred most frequent of the Ministry of Public Security's reports on names, and frequent double ones.
SURNAMES = (
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林罗高郑梁谢宋唐许韩邓冯曹彭曾肖田董潘袁蔡蒋余于杜叶程魏苏吕丁任卢姚沈"
    "钟姜崔谭陆范汪廖石金韦贾夏付方邹熊白孟秦邱侯江尹薛闫段雷龙黎史陶贺毛郝顾龚邵万覃武钱戴严莫孔向常汤习温康施"
)
DOUBLE = "欧阳|司马|上官|诸葛|司徒|东方|令狐|皇甫|尉迟|公孙"
NAME = rf"(?:(?:{DOUBLE})[\u4e00-\u9fff]{{1,2}}|[{SURNAMES}][\u4e00-\u9fff]{{1,2}})"


def is_name(text: str) -> bool:
    """Whether it reads as a name and not as words that begin with such a character: 金额, 常年, 方便."""
    words = [word.text for word in split(text)]
    return not any(is_word(text[:length]) and text[:length] in common_words() for length in (2, 3)) and not (
        len(words) == 2 and len(words[0]) == 1 and words[1] in common_words()
    )
