"""Where a text tells that a particular child came to harm or stands in proceedings, and what follows."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from media_mandate.children.allowances import Allowance
from media_mandate.children.harm import harms
from media_mandate.children.words import born_under_18
from media_mandate.messages import translator
from media_mandate.problems import Level, Problem
from media_mandate.reading.document import read_document
from media_mandate.reading.prose import readable
from tests.newsdesk import MANDATE, Desk, body

PATH = "bao/2026/01/chuyen-buon"
FILE = f"docs/{PATH}.md"
NOT_SENSITIVE = "{sensitive: false}"
BORN = born_under_18(date(2026, 1, 5))

HARM = (
    "Nhân vật trong vụ việc là em Nguyễn Thị Hoa (SN 2011), bị cha dượng xâm hại.",
    "Sau buổi xem phim, em Y Hà, 12 tuổi, bị lừa bán.",
    "Khoảng 14 giờ ngày 12/5, em Nguyễn Văn An, 12 tuổi, học sinh lớp 6A, bị nước cuốn trôi ở thôn 5.",
    "Chiều 3/4, cháu Y Hà (SN 2014) tử vong do đuối nước tại hồ thủy lợi.",
    "Hai cháu nhỏ chết đuối khi tắm ở hồ thủy điện.",
    "2 học sinh lớp 6 đuối nước tử vong",
    "Một nữ sinh lớp 8 bị nhóm bạn đánh hội đồng, quay clip tung lên mạng.",
    "Bé gái 7 tuổi bị người hàng xóm xâm hại nhiều lần.",
    "Bé trai 3 tuổi bị bỏng nặng do ngã vào nồi canh, được đưa đi cấp cứu trong đêm.",
    "Công an đã khởi tố Nguyễn Văn Dũng, 40 tuổi, về hành vi hiếp dâm cháu B., 10 tuổi.",
    "Người mẹ kế nhiều lần đánh đập cháu Trần Minh Khôi đến thâm tím.",
    "Xe tải tông chết cháu bé 5 tuổi trước cổng trường.",
    "Em A Thuyên bị rắn cắn khi đi hái măng, nhập viện lúc nửa đêm.",
    "Sáng nay, ba học sinh ngộ độc sau khi ăn quả lạ, phải nhập viện cấp cứu.",
    "Nữ sinh Đinh Thị Bích mất tích từ chiều 20/3, gia đình đã trình báo công an.",
    "Em Y Blin, 14 tuổi, bị lừa bán sang bên kia biên giới.",
    "Em Nguyễn Thị Hoa tự tử bằng thuốc diệt cỏ, không qua khỏi.",
    "Phụ hồ A Biu, 15 tuổi, rơi từ giàn giáo xuống đất tử vong.",
    "Bị cáo Nguyễn Văn Tú, sinh năm 2010, lĩnh 3 năm tù về tội cướp tài sản.",
    "Công an huyện tạm giữ một nam sinh lớp 11 để điều tra hành vi trộm cắp.",
    "Thiếu niên 15 tuổi bị bắt quả tang khi lấy trộm xe máy.",
    "Viện kiểm sát truy tố em Lê Văn Đạt, 16 tuổi.",
    "Người dân tìm thấy thi thể cháu bé cách hiện trường 200 m.",
    "Vụ xâm hại em H. khiến cả làng bàng hoàng.",
    "Cháu bé 4 tuổi bị chó cắn vào mặt.",
    "Một học sinh bị điện giật tử vong khi thả diều.",
    "Cháu Bin (5 tuổi) bị bỏ quên trên xe đưa đón và tử vong.",
    "Bé gái sơ sinh bị bỏ rơi trước cổng chùa.",
    "Chiều 12/5, 5 học sinh rủ nhau ra sông tắm, 4 em bị nước cuốn mất tích.",
    "Em Mai (tên đã thay đổi) bị cha dượng xâm hại từ năm 11 tuổi.",
    "Trần Minh Khang, 9 tuổi, bị xe tông khi đi bộ về nhà.",
    "Tai nạn giao thông khiến một nam sinh lớp 10 thiệt mạng.",
    "Cháu N.V.T. bị bắt cóc, tống tiền.",
    "Em bị máy cuốn đứt ba ngón tay khi làm thuê ở xưởng gỗ, công an đang xác minh.",
    "Hôm ấy, cháu bé trượt chân xuống ao rồi chết đuối.",
    "Bố dượng bạo hành bé trai 6 tuổi đến chết.",
    "Cháu Y Ngân bị ép lấy chồng khi mới 13 tuổi.",
    "chau be 5 tuoi bi duoi nuoc o thon 3, cong an dang dieu tra",
    "HAI HỌC SINH LỚP 5 CHẾT ĐUỐI",
    "Một em bé 2 tuổi rơi từ tầng 4 chung cư xuống đất, tối 5/6.",
    "Nam sinh lớp 9 bị bạn đâm tử vong ngay cổng trường.",
    "Em Nguyễn Văn An bị triệu tập lên công an xã vì nghi lấy trộm.",
    "Tòa tuyên phạt Nguyễn Văn Tú (17 tuổi) 2 năm tù treo.",
    "Cháu nhỏ được đưa vào bệnh viện lúc 20 giờ trong tình trạng bỏng toàn thân.",
    "Cháu Lê Gia Bảo, 4 tuổi, ở thôn 2, rơi xuống giếng tử vong chiều 8/7.",
    "Khoảng 10h sáng nay, người dân phát hiện một bé gái nổi trên mặt hồ, đã tử vong.",
    "Nam sinh lớp 10 treo cổ tại nhà riêng.",
    "Em H. bị thầy giáo dâm ô ngay trong lớp học.",
    "Bé trai bị mẹ ruột bạo hành, trên người có nhiều vết bầm tím.",
    "Hai anh em A Phúc và A Lộc chết đuối ở hố công trình.",
    "Cháu bé mất tích được tìm thấy trong rẫy cà phê, đã tử vong.",
    "Ô tô mất lái đâm trúng hai học sinh đang đi xe đạp.",
    "Em Nguyễn Văn Tú bị tạm giữ hình sự vì đánh bạn trọng thương.",
    "Một thiếu niên 16 tuổi bị khởi tố về tội cướp giật tài sản.",
    "Ngày 4/6, TAND tỉnh xét xử Trần Văn Bảo (SN 2009) về tội giết người.",
    "Cháu A Tim ăn phải nấm độc, tử vong trên đường đi cấp cứu.",
    "Bé 2 tuổi uống nhầm dầu hỏa, được đưa đi cấp cứu tối qua.",
    "Cô bé 13 tuổi bị bạn trai quen qua mạng hiếp dâm.",
    "Nạn nhân là cháu N.T.L. (11 tuổi), bị cha dượng xâm hại trong nhiều năm.",
    "Em Y Thảo bị lừa sang Campuchia làm việc trong casino.",
    "Em A Huy bị dòng nước cuốn mất khi qua ngầm tràn.",
    "Cháu Trần Đức Anh bị bỏng 40% cơ thể vì nghịch cồn.",
    "Học sinh lớp 7 bị bạn cùng trường đánh gãy mũi.",
    "Em Phạm Thị Mai nhảy cầu tự vẫn, may mắn được cứu sống.",
    "Thầy giáo tát học sinh lớp 3 nhập viện.",
    "Bé gái 5 tuổi bị chó becgie cắn tử vong.",
    "Em K'Linh bị máy tuốt lúa cuốn đứt bàn tay.",
    "Công an triệu tập nhóm học sinh lớp 9A đánh hội đồng bạn.",
    "Cháu Đinh Thị Lan đã ra đi mãi mãi sau vụ tai nạn giao thông trưa 2/5.",
    "Sét đánh chết hai em nhỏ chăn bò ở làng Kon Hring.",
    "Cháu Hoàng Văn Nam bị điện giật khi leo cột điện bắt tổ chim.",
    "Vụ cháy nhà trọ khiến bé Bảo Anh 6 tuổi chết ngạt.",
    "Em Lê Văn Sang bị nhóm thanh niên chém trọng thương trước cổng trường.",
)


@pytest.mark.parametrize("text", HARM)
def test_harm_to_a_particular_child_is_seen(text: str) -> None:
    """A named child or an unnamed one, one or two, as reports and headlines tell of what happened to them."""
    [harm] = harms(text, born=BORN)
    assert text[harm.start : harm.end].strip()


NO_HARM = (
    "Phải chặn đứng đuối nước trẻ em",
    "Có 5 trẻ tử vong do đuối nước trong năm.",
    "Mỗi ngày có 2 trẻ tử vong do đuối nước ở nước ta.",
    "Năm 2024, toàn tỉnh xảy ra 12 vụ đuối nước làm 14 trẻ tử vong.",
    "Khi trẻ bị bỏng, hãy xả nước mát trong 20 phút.",
    "Nếu con bị bạn bắt nạt, cha mẹ nên bình tĩnh lắng nghe.",
    "Trẻ bị bắt nạt thường giấu người lớn.",
    "Bé bị rắn cắn phải nằm yên, không được garo.",
    "Trẻ 3 tuổi bị hóc hạt lạc có thể ngạt thở trong vài phút.",
    "Người nào giao cấu với người dưới 16 tuổi thì bị phạt tù.",
    "Trẻ em bị xâm hại có quyền được giữ kín danh tính.",
    "Em Nguyễn Văn An đạt giải nhất cuộc thi vẽ tranh về phòng chống đuối nước.",
    "Em Y Hà học bơi để không bị đuối nước.",
    "Em Nguyễn Văn An dũng cảm cứu bạn thoát khỏi đuối nước.",
    "Em Nguyễn Thị Hoa biết gọi 111 khi bị xâm hại.",
    "Cha em mất vì tai nạn giao thông, em sống với bà.",
    "Em Y Hà kể mẹ em bị tai nạn lao động từ năm ngoái.",
    "Ví dụ, em Lan 12 tuổi bị bạn đăng ảnh lên mạng thì nên nhờ ai?",
    "Trong truyện, cô bé bị bỏ rơi giữa rừng.",
    "Bài tập tình huống: một bạn nam bị đánh ở cổng trường, em sẽ làm gì?",
    "Ông Nguyễn Văn Bảy, 60 tuổi, tử vong khi cứu hai cháu nhỏ.",
    "Bị cáo Nguyễn Văn Tú, sinh năm 1990, lĩnh 12 năm tù về tội dâm ô người dưới 16 tuổi.",
    "Tài xế Trần Văn Hải, 45 tuổi, bị tạm giữ vì chở quá số học sinh.",
    "Đuối nước là nguyên nhân gây tử vong hàng đầu ở trẻ từ 1 đến 4 tuổi.",
    "Xâm hại trẻ em có thể xảy ra ở bất cứ đâu.",
    "Học sinh lớp 5 được dạy cách nhận biết nguy cơ bị xâm hại.",
    "Hơn 300 học sinh nghe nói chuyện về phòng chống bạo lực học đường.",
    "Em cần nói không khi bị ai đó đụng chạm.",
    "Đừng để con một mình gần ao, vì chỉ hai phút là trẻ có thể chết đuối.",
    "Trẻ bị điện giật có thể ngừng tim, người lớn phải ngắt nguồn điện trước.",
    "Gọi 111 nếu thấy một em bé bị đánh đập.",
    "Luật quy định trẻ em từ đủ 14 tuổi phạm tội rất nghiêm trọng mới bị xử lý hình sự.",
    "Một đứa trẻ bị mắng nhiều sẽ thu mình lại.",
    "Kim Đồng hy sinh khi mới 14 tuổi.",
    "Em Hoàng Thị Sen nhận học bổng của Quỹ Bảo trợ trẻ em.",
    "Bé Na, 5 tuổi, thích xem phim hoạt hình.",
    "Trẻ nhỏ bị bỏng chiếm 60% số ca nhập viện.",
    "Mùa hè, số trẻ đuối nước tăng cao; từ đầu năm đến nay đã có 9 em thiệt mạng.",
    "Cháu bé khỏe mạnh chào đời sau ca mổ lúc 8 giờ sáng 5/6.",
    "Bé nhà chị Hoa bị sốt, được trạm y tế khám miễn phí.",
    "Em Nguyễn Văn Bình bị cận nặng, phải ngồi bàn đầu.",
    "Các em bị đuối nước phần lớn không biết bơi.",
    "Trẻ mất tích thường được tìm thấy trong vòng 24 giờ.",
    "Con bị bạn rủ rê nghỉ học thì cha mẹ làm gì?",
    "Trẻ bị xâm hại thường im lặng, vì các em sợ bị trách.",
    "Em nào bị đánh thì báo cô giáo.",
    "Những vụ đuối nước thương tâm khiến nhiều trẻ ra đi mãi mãi.",
    "Không để một em nào bị bỏ lại phía sau.",
    "Bé mới tập đi hay ngã, cha mẹ kê đệm quanh giường.",
    "Em Y Blin vẽ bức tranh “Không bạo lực với trẻ em”.",
    "Chiều 12/5, công an xã tuyên truyền phòng, chống xâm hại cho 200 học sinh.",
    "Tối 5/6, các em xem phim hoạt hình ở nhà văn hóa.",
    "Đối tượng là trẻ em dưới 6 tuổi được cấp thẻ bảo hiểm y tế.",
    "Em Nguyễn Thị Hoa đọc bài thơ về nạn nhân chất độc da cam.",
    "Ngăn đuối nước: việc của mỗi gia đình",
    "Bé gái 5 tuổi dũng cảm tiêm vắc xin.",
    "Cháu Y Mai đoạt giải nhất hội thi bơi an toàn phòng, chống đuối nước tỉnh.",
    "Thấy một em bé bị đánh, hãy gọi 111.",
    "Một em bị bắt nạt cần được lắng nghe trước khi được khuyên.",
    "Ba dấu hiệu cho thấy một đứa trẻ đang bị xâm hại.",
    "Khi một học sinh bị đánh, nhà trường phải làm gì?",
    "Điều gì xảy ra khi em gọi 111 và nói mình bị đánh?",
    "Năm 2024 cả nước có 1.600 trẻ em tử vong do đuối nước.",
    "Theo Bộ Y tế, mỗi ngày 5 trẻ tử vong vì đuối nước.",
    "Trẻ dưới 16 tuổi phạm tội được xét xử tại phòng xử án thân thiện.",
    "Người từ đủ 14 tuổi đến dưới 16 tuổi chịu trách nhiệm hình sự về tội giết người.",
    "Hãy dạy con hét lên, bỏ chạy khi bị người lạ kéo đi.",
    "Bà Lan kể: hồi nhỏ tôi cũng từng bị bỏng nước sôi.",
    "Cô giáo Hoa bị tai nạn, học sinh lớp 5A đến thăm.",
    "Em Nguyễn Văn An, học sinh lớp 9A, viết bài về bạo lực học đường.",
    "Chương trình “Điều em muốn nói” thu hút 200 em.",
    "Cháu Trần Minh Khôi bị ốm nhẹ, nghỉ học một buổi.",
    "Phụ huynh lo lắng vì nạn bắt cóc trẻ em trên mạng.",
    "Mỗi năm vẫn có những đứa trẻ không trở về sau một buổi tắm sông.",
    "Em bé chào đời khỏe mạnh, nặng 3,2 kg.",
    "Bạn Nam hỏi: nếu bị đánh thì em phải làm sao?",
    "Công an xã hướng dẫn trẻ cách thoát khỏi kẻ bắt cóc.",
    "Tuổi 13, nhiều em gái vùng cao đã lấy chồng.",
    "Học sinh bị bắt nạt qua mạng có thể chụp màn hình làm bằng chứng.",
    "Trước đây ở làng, em nào ốm cũng cúng.",
    "Vụ việc nào có dấu hiệu tội phạm thì công an điều tra.",
    "Đội trưởng Nguyễn Văn Hùng tuyên truyền cho các em về an toàn giao thông.",
    "Bé Bông tập làm bánh, bột dính đầy mặt.",
    "Lực lượng cứu hộ diễn tập cứu trẻ đuối nước chiều 5/6.",
    "Trẻ bị rắn cắn ở vùng cao hay được đắp lá trước khi tới trạm.",
    "Nếu chẳng may cháu bé bị bỏng, gọi 115.",
    "Có em vì bị trêu chọc mà bỏ học.",
    "Bé mà sốt cao co giật, đưa ngay tới trạm y tế.",
    "Lan bị bạn đăng ảnh lên mạng, Lan nên nhờ ai?",
)


@pytest.mark.parametrize("text", NO_HARM)
def test_what_tells_of_nobody_is_left_alone(text: str) -> None:
    """Advice, law, figures, tales, examples, what happened to grown-ups, and what did not happen."""
    assert harms(text, born=BORN) == []


def test_the_sample_tells_of_nobody() -> None:
    """Each article and page of the sample is advice: none of them is refused."""
    files = sorted(Path("docs").rglob("*.md"))
    assert len(files) > 30
    for file in files:
        document, _problems = read_document(file.read_text("utf-8"), str(file))
        assert document is not None
        title = str(document.front.values["title"])
        assert [*harms(title), *harms(readable(document.body))] == [], file


def test_a_name_that_was_told_is_known_below() -> None:
    """“Khôi” alone is the child of the article, and nobody in another."""
    text = "Chiều tối, người nhà tìm thấy Khôi đã tử vong."
    assert harms(text) == []
    assert harms(text, names={"nguyễn minh khôi"})


REPORT = "Chiều 4/1, em Nguyễn Văn An, 12 tuổi, trú thôn 5, bị nước cuốn trôi khi tắm suối."
REASON = "<!-- được phép: diễn tập cứu hộ, không phải vụ việc thật -->"


def told(desk: Desk) -> list[Problem]:
    """The problems that speak of harm."""
    return [problem for problem in desk.problems() if "came to harm or stands" in str(problem.message)]


@pytest.mark.parametrize(
    ("children", "field", "line"),
    [(NOT_SENSITIVE, "children.sensitive", 5), ("{identifiable: false}", "children", 5), ("", "children", 1)],
)
def test_an_article_that_tells_of_harm_is_declared_sensitive(
    desk: Desk, children: str, field: str, line: int
) -> None:
    """Whatever it says of itself, or if it says nothing; what it gives away are problems, too."""
    desk.article(PATH, f"{body('mở')}\n{REPORT}\n", children=children)
    [problem] = told(desk)
    assert (problem.field, problem.line) == (field, line)
    assert "“em Nguyễn Văn An, 12 tuổi, trú thôn 5, bị nước cuốn trôi” (line " in str(problem.message)
    vietnamese = translator("vi")
    assert "children: {sensitive: true}" in vietnamese(problem.hint or problem.message)
    assert "được phép" in vietnamese(problem.hint or problem.message)
    others = {str(found.message).split("”")[0] for found in desk.problems() if found != problem}
    assert others == {"“Nguyễn Văn An", "“thôn 5"}
    assert desk.problems(Level.WARNING) == []


def test_declared_sensitive_it_has_but_what_it_gives_away(desk: Desk) -> None:
    """The same text is refused for the name and the home alone."""
    desk.article(PATH, f"{body('mở')}\n{REPORT}\n", children="{sensitive: true}")
    assert told(desk) == []
    assert len(desk.problems()) == 2


def test_a_sensitive_topic_that_says_nothing_is_asked_once(desk: Desk) -> None:
    """It is told to say whether a child came to harm; nothing is told twice."""
    desk.write("mandate.yml", MANDATE.replace("Phòng đuối nước.}", "Phòng đuối nước., sensitive: true}"))
    desk.article(PATH, f"{body('mở')}\n{REPORT}\n")
    assert told(desk) == []
    assert [problem.field for problem in desk.problems()] == ["children", None, None]


@pytest.mark.parametrize("field", ["title", "description"])
def test_fields_that_readers_see_tell_too(desk: Desk, field: str) -> None:
    """A headline is enough; words of a field are allowed in the front matter."""
    words = "Hai cháu nhỏ chết đuối ở hồ thủy lợi"
    desk.article(PATH, children=NOT_SENSITIVE, **{field: words})
    [problem] = told(desk)
    assert "“Hai cháu nhỏ chết đuối”" in str(problem.message)
    allowed = f"{{words: {words}, reason: tên một vở kịch của trường}}"
    desk.article(PATH, children=f"{{sensitive: false, allowed: [{allowed}]}}", **{field: words})
    assert desk.read()[1] == ()


def test_the_picture_of_a_harmed_child_is_refused_at_once(desk: Desk) -> None:
    """The duty follows the text, so nobody learns of it but after the next check."""
    desk.write("docs/bao/2026/01/a.svg", "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 16 9'/>")
    image = "{src: a.svg, alt: Ao nước, people: consented}"
    desk.article(PATH, f"{body('mở')}\nHai cháu nhỏ chết đuối chiều 4/1.\n", image=image)
    assert {problem.field for problem in desk.problems()} == {"children", "image.people"}


def test_a_sentence_is_let_stand_with_a_reason(desk: Desk) -> None:
    """Each that tells of harm needs its own; both the harm and what it gives away are on the record."""
    text = f"{body('mở')}\n{REPORT} {REASON}\n\nCháu bé 5 tuổi bị chó cắn.\n"
    desk.article(PATH, text, children=NOT_SENSITIVE)
    [problem] = told(desk)
    assert "“Cháu bé 5 tuổi bị chó cắn” (line 11)" in str(problem.message)
    desk.article(PATH, text.replace("cắn.", f"cắn. {REASON}"), children=NOT_SENSITIVE)
    assert desk.read()[1] == ()
    reason = "diễn tập cứu hộ, không phải vụ việc thật"
    assert set(desk.newsroom().allowances) == {
        Allowance(FILE, line, words, reason)
        for line, words in (
            (9, "em Nguyễn Văn An, 12 tuổi, trú thôn 5, bị nước cuốn trôi"),
            (9, "Nguyễn Văn An"),
            (9, "thôn 5"),
            (11, "Cháu bé 5 tuổi bị chó cắn"),
        )
    }


def test_a_draft_is_warned(desk: Desk) -> None:
    """It is not published."""
    desk.article(PATH, f"{body('mở')}\n{REPORT}\n", children=NOT_SENSITIVE, draft="true")
    assert desk.problems() == []
    assert any("came to harm" in str(found.message) for found in desk.problems(Level.WARNING))


def test_comments_and_other_languages_tell_nothing(desk: Desk) -> None:
    """What readers do not see is not read, nor is any language but Vietnamese."""
    desk.article(PATH, f"{body('mở')}\n<!-- {REPORT} -->\n", children=NOT_SENSITIVE)
    assert told(desk) == []
    desk.article(PATH, f"{body('mở')}\nA child of 12 drowned.\n", language="en", children=NOT_SENSITIVE)
    assert told(desk) == []


WORDS = st.sampled_from([*" ".join((*HARM, *NO_HARM)).split(), "(", ",", ".", "\n", "bị", "0905123456"])


@given(text=st.text(max_size=300) | st.lists(WORDS, max_size=60).map(" ".join))
def test_any_text_is_read(text: str) -> None:
    """Nothing brings it down; what it finds are words of the text, in order."""
    found = harms(text, names={"an"})
    assert [harm.start for harm in found] == sorted(harm.start for harm in found)
    assert all(0 <= harm.start < harm.end <= len(text) for harm in found)


@pytest.mark.parametrize(
    "part", ["em bị đánh ", "bị ", "cháu A bị đâm, ", "0 học sinh ", "bị cáo A 16 tuổi "]
)
def test_long_texts_are_read(part: str) -> None:
    """Time grows with length alone: ten thousand words are read."""
    assert harms(part * 10_000) is not None
