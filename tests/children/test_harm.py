"""Where a text tells that a particular child came to harm or stands in proceedings, and what follows."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from media_mandate.children.allowances import Allowance
from media_mandate.children.harm import harms
from media_mandate.children.rows import born_under_18
from media_mandate.messages import translator
from media_mandate.problems import Level, Problem
from media_mandate.reading.document import read_document
from media_mandate.reading.text import text_of
from tests.newsdesk import MANDATE, Desk, body

PATH = "bao/2026/01/chuyen-buon"
FILE = f"docs/{PATH}.md"
NOT_SENSITIVE = "{sensitive: false}"
BORN = born_under_18(date(2026, 1, 5))

HARM = (
    "Bị cáo Nguyễn Văn Tú, sinh năm 1990, lĩnh 12 năm tù về tội dâm ô người dưới 16 tuổi.",
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
    "Em Nguyễn Văn An, 12 tuổi, cứu hai em nhỏ đuối nước rồi bị nước cuốn trôi.",
    "Em Nguyễn Văn An, 12 tuổi, đuối nước, được anh Bình cứu.",
    "Cháu Nguyễn Văn An, 12 tuổi, đuối nước, được các bạn nhỏ cứu.",
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
    "Em Nguyễn Văn An, 12 tuổi, cứu hai em nhỏ đuối nước.",
    "Hai em nhỏ đuối nước được em Nguyễn Văn An, 12 tuổi, cứu.",
    "Em Nguyễn Văn An, 12 tuổi, bị đánh bại ở trận chung kết.",
    "Em Nguyễn Thị Hoa biết gọi 111 khi bị xâm hại.",
    "Cha em mất vì tai nạn giao thông, em sống với bà.",
    "Em Y Hà kể mẹ em bị tai nạn lao động từ năm ngoái.",
    "Ví dụ, em Lan 12 tuổi bị bạn đăng ảnh lên mạng thì nên nhờ ai?",
    "Trong truyện, cô bé bị bỏ rơi giữa rừng.",
    "Bài tập tình huống: một bạn nam bị đánh ở cổng trường, em sẽ làm gì?",
    "Ông Nguyễn Văn Bảy, 60 tuổi, tử vong khi cứu hai cháu nhỏ.",
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


STORIES = (
    (
        "Trưa 5/6, chị Hoa ra giếng giặt đồ, để con chơi ngoài sân. Khi quay vào, chị không thấy bé "
        "đâu. Cả xóm đổ đi tìm. Bé trai 3 tuổi được vớt lên từ hố vôi sau nhà, đã ngừng thở."
    ),
    (
        "Cậu bé 8 tuổi nằm ở phòng số 4, Khoa Bỏng. Hôm ấy nhà hết gas, em rót thêm cồn vào bếp. Bác "
        "sĩ cho biết diện tích bỏng là 35%."
    ),
    (
        "Em A Tú, học lớp 7, đi nhặt phế liệu giúp mẹ. Chiều 4/6, em mang về một vật lạ bằng sắt. "
        "Vật ấy phát nổ khi em dùng búa đập. Em không qua khỏi trên đường tới bệnh viện."
    ),
    (
        "Nữ sinh lớp 9 quen một người đàn ông qua mạng. Người này dọa tung ảnh nhạy cảm nếu em không "
        "gửi tiền. Gia đình đã trình báo công an."
    ),
    (
        "Chiều cuối năm, công an bắt một nhóm trộm xe máy. Trong đó có hai em mới học lớp 8. Các em "
        "khai lấy trộm để có tiền chơi game."
    ),
    (
        "Bé gái 20 tháng tuổi được đưa vào bệnh viện tối 2/6. Phim chụp cho thấy bé đã nuốt phải một "
        "viên pin cúc áo. Các bác sĩ mất hai giờ để gắp dị vật."
    ),
    (
        "Sáng 3/6, một phụ nữ quét rác nghe tiếng khóc trong bụi cây. Bé sơ sinh còn nguyên dây rốn, "
        "quấn trong chiếc khăn. Công an phường đang tìm người mẹ."
    ),
    (
        "Mẹ bỏ đi, em ở với cha. Cha say là em phải ra ngủ ngoài chuồng bò. Cô giáo thấy trên lưng "
        "em có nhiều vết roi, báo công an xã. Em 10 tuổi."
    ),
    ("Bị bắt hôm 16/6 là một thầy giáo dạy thêm. Ông ta bị khởi tố về tội dâm ô đối với người dưới 16 tuổi."),
    "Khởi tố Lê Văn Khánh về tội hiếp dâm người dưới 16 tuổi",
    ("TAND tỉnh tuyên phạt Đỗ Hữu Tài 9 năm tù về tội giao cấu với người từ đủ 13 tuổi đến dưới 16 tuổi."),
    "Công an huyện tạm giữ Bùi Văn Sửu để làm rõ hành vi hành hạ con riêng của vợ.",
    "Hai vợ chồng bị bắt vì mua bán trẻ em dưới 16 tuổi, trong đó Phạm Thị Lành là chủ mưu.",
    (
        "Em làm ở lò gạch từ tháng 3, mới 13 tuổi. Hôm 4/6, tay em bị cuốn vào máy ép. Bác sĩ phải "
        "cắt cụt bàn tay trái."
    ),
    (
        "Con gái anh Thắng, 12 tuổi, hai hôm không về nhà. Anh báo công an phường. Tối 6/6, cháu "
        "được tìm thấy ở bến xe miền Đông cùng một người lạ."
    ),
    (
        "Đêm ấy, cô bé 14 tuổi bị năm thanh niên kéo lên xe máy. Tiếng khóc chìm trong tiếng nổ máy. "
        "Sáng hôm sau, em đã ở nhà chồng, theo tục kéo vợ. Biên phòng đến giải thích, gia đình mới "
        "trả em về."
    ),
    (
        "Nam sinh lớp 10 và bạn đi xe máy về khuya. Xe lao xuống mương. Một em tử vong tại chỗ, em "
        "kia đang thở máy."
    ),
    (
        "Cháu Tí nằm viện đã một tuần. Hôm đó cháu leo lên mái nhà lấy bóng, chạm phải dây điện. Hai "
        "tay cháu bị bỏng sâu."
    ),
    (
        "Buổi lễ tổng kết thiếu một bạn. Hôm 20/5, em bị nước cuốn ở đập tràn. Thi thể em được tìm "
        "thấy sau hai ngày."
    ),
    (
        "Ông nội mở cửa phòng thì thấy cháu bất tỉnh. Nữ sinh lớp 11 đã uống thuốc ngủ. Kíp trực rửa "
        "dạ dày ngay trong đêm, em qua cơn nguy kịch."
    ),
    (
        "Thấy con lầm lì, chị Nga kiểm tra điện thoại. Bạn cùng lớp đã lột áo con chị, quay clip. "
        "Con chị học lớp 8. Chị làm đơn gửi công an."
    ),
    (
        "Y Blin năm nay 14 tuổi. Tết vừa rồi, người dì họ rủ em đi bán hàng. Em bị bán cho một quán "
        "ở bên kia biên giới. Bộ đội biên phòng đã đưa em về."
    ),
    (
        "Tại tòa, em ngồi cạnh mẹ. Em 16 tuổi, bị cáo buộc cướp giật điện thoại. Hội đồng xét xử cho "
        "em hưởng án treo."
    ),
    "Đám tang diễn ra trong mưa. Bé Na 5 tuổi bị xe ben cán khi theo bà đi chợ sáng 2/6.",
    (
        "Sau tiếng còi tan tầm, bà Năm vẫn đứng ở cổng. Cháu ngoại bà, 7 tuổi, hôm kia bị xe "
        "container cuốn vào gầm. Bà chưa tin cháu đã đi rồi."
    ),
    (
        "Phòng bệnh có một cậu bé 9 tuổi, băng trắng từ cổ xuống bụng. Cậu bị điện phóng khi thả "
        "diều gần đường dây cao thế. Ba ngày nay cậu chưa tỉnh."
    ),
    (
        "Hai chị em ra đồng mò cua từ trưa. Đến chiều chỉ còn chị chạy về, vừa khóc vừa gọi. Người "
        "làng vớt được bé út dưới mương, nhưng đã muộn."
    ),
    (
        "Em không kể với ai chuyện ông hàng xóm. Đến khi bụng em lớn dần, mẹ mới đưa em đi khám. Em "
        "mới 13 tuổi. Công an đã vào cuộc."
    ),
    (
        "Bị hại trong vụ việc là học sinh lớp 6. Em bị nhóm bạn chặn ở cổng trường, giật tóc, tát "
        "vào mặt. Đoạn video dài hai phút lan trên mạng tối 3/6."
    ),
    (
        "Camera ghi lại cảnh cô bảo mẫu dốc ngược cháu bé, tát liên tiếp. Cháu 18 tháng tuổi. Công "
        "an quận đã triệu tập người này."
    ),
    (
        "Cuộc gọi đến tổng đài 111 lúc 21 giờ. Bé gái nói nhỏ: bố say, bố đánh con, con đau lắm. "
        "Mười lăm phút sau, công an xã có mặt, đưa em đi khám."
    ),
    (
        "Bữa trưa ở trường hôm 4/6 có món cơm gà. Đến 16 giờ, em thứ nhất ôm bụng. Đến tối, 32 học "
        "sinh phải nhập viện vì ngộ độc."
    ),
    (
        "Tòa mở phiên kín. Người bị xét xử vừa tròn 16 tuổi hôm phạm tội. Em dùng dao đâm bạn vì một "
        "câu nói trên mạng. Bạn em không qua khỏi."
    ),
    (
        "Nhà chỉ có hai cha con. Chiều 30/5, anh Tuấn đi làm về thì thấy con gái nằm trên nền bếp, "
        "bên cạnh là chai thuốc diệt cỏ. Cháu học lớp 10. Bác sĩ nói cháu còn rất yếu."
    ),
    (
        "Chiếc thuyền thúng lật khi cách bờ 50 m. Anh Hải bơi được vào bờ, còn cậu con trai 6 tuổi "
        "thì mất tích. Đến sáng 5/6 vẫn chưa tìm thấy."
    ),
    (
        "Bảy tuổi, em đã đi bán vé số thay cha. Hôm nào bán ế, em bị người chủ trọ bỏ đói, trói vào "
        "chân giường. Công an phường đến giải cứu em tối 2/6."
    ),
    "Khởi tố chủ cơ sở mầm non vì hành hạ trẻ 2 tuổi",
    "Nam thiếu niên lái xe tông chết người: công an tạm giữ để điều tra",
    (
        "Bé bị chó nhà cắn từ tháng 3. Gia đình đắp lá, không tiêm phòng. Hôm 7/6, cậu bé lên cơn "
        "dại và mất tại bệnh viện tỉnh."
    ),
    (
        "Em 14 tuổi, học hết lớp 7 thì theo người cùng bản xuống xuôi rửa bát. Chủ quán giữ giấy tờ, "
        "không trả lương. Em trốn về được hôm 20/5, công an đang xác minh."
    ),
    (
        "Sau giờ tan học, Khôi không về nhà. Mẹ em tìm khắp xóm. Cảnh sát tìm thấy em ở bến xe lúc "
        "nửa đêm, cách nhà 60 km. Em 12 tuổi."
    ),
    (
        "Pháo tự chế phát nổ trong phòng ngủ. Nam sinh lớp 9 bị nát bàn tay phải, thủng nhãn cầu. Em "
        "học cách làm trên mạng."
    ),
    (
        "Ông bị bắt hôm 12/6, khi đang dạy kèm. Cơ quan điều tra xác định ông đã nhiều lần dâm ô với "
        "hai học sinh lớp 4."
    ),
    (
        "Mảnh kính rơi từ tầng ba. Em học sinh lớp 2 đứng dưới gốc phượng bị trúng đầu, phải khâu 12 "
        "mũi. Trường đã rào khu vực này."
    ),
    (
        "Cán bộ tư pháp xã phát hiện hồ sơ ly hôn ghi tuổi vợ là 15. Cô gái sinh năm 2010, về nhà "
        "chồng từ năm lớp 8. Ủy ban xã lập biên bản hôm 3/6."
    ),
    (
        "Khoa Hồi sức tiếp nhận bé gái 30 tháng tuổi trong tình trạng tím tái. Ở nhà, bé với tay kéo "
        "ấm siêu tốc. Vết bỏng lan từ ngực xuống đùi."
    ),
    (
        "Đối tượng Lê Văn Mạnh bị bắt khi đang ở trọ. Trước đó Mạnh nhiều lần rủ bé trai hàng xóm, 9 "
        "tuổi, sang phòng rồi giở trò đồi bại."
    ),
    (
        "Cơ quan CSĐT khởi tố 5 bị can trong vụ hỗn chiến đêm 1/6, trong đó có 3 em chưa đủ 16 tuổi. "
        "Các em mang theo dao phóng lợn."
    ),
    (
        "Con đường đất đỏ dẫn vào nhà A Lưới. Thằng bé 12 tuổi nằm co trên chõng, bàn chân quấn "
        "băng. Quả đạn cối nổ hôm 2/6 đã lấy đi ba ngón chân của nó."
    ),
    (
        "Lớp trưởng lớp 8B nghỉ học một tuần. Em bị ghép ảnh khỏa thân, phát tán trong nhóm kín. Mẹ "
        "em đã đến công an phường."
    ),
    "Vụ cháy phòng trọ rạng sáng 4/6 làm hai mẹ con chị Thúy tử vong. Cháu bé mới vào lớp 1.",
    (
        "Ông ngoại giật mình khi thấy cháu không thở. Cháu 2 tuổi ngủ quên trong ô tô suốt trưa 5/6. "
        "Bệnh viện không cứu được."
    ),
    (
        "Tổ công tác đưa 4 thiếu niên từ bãi vàng trở về. Em nhỏ nhất 14 tuổi, kể bị chủ bãi đánh "
        "bằng xẻng. Công an đang điều tra."
    ),
    (
        "Chiếc cặp hồng nằm lại bên đường. Cô bé 11 tuổi vừa tan học thì bị xe tải lấn làn hất văng. "
        "Người dân đưa em vào trạm y tế nhưng em đã ngừng thở."
    ),
    (
        "Hơn một năm qua, đêm nào em cũng sợ tiếng bước chân của dượng. Em 12 tuổi, học lớp 6. Đầu "
        "tháng 6, em kể với cô giáo. Dượng em đã bị khởi tố."
    ),
    (
        "Ca trực đêm 5/6 tiếp nhận nam sinh lớp 8 đau bụng dữ dội. Em thừa nhận uống nửa chai thuốc "
        "trừ cỏ vì bị điểm kém. Phổi em tổn thương nặng."
    ),
    (
        "Sáng 7/6, TAND huyện mở phiên xét xử kín. Bị cáo nhỏ tuổi nhất mới 15 tuổi, từng là học "
        "sinh giỏi. Em lĩnh 12 tháng tù."
    ),
    (
        "Công an thị xã khởi tố, bắt tạm giam Hoàng Đình Cẩn (57 tuổi) để điều tra hành vi xâm hại "
        "cháu gái hàng xóm."
    ),
    (
        "Một clip 40 giây khiến phụ huynh phẫn nộ. Trong clip, nữ sinh bị ba bạn đạp vào bụng, bắt "
        "liếm giày. Hiệu trưởng xác nhận em học lớp 7 của trường."
    ),
    (
        "Chuyến phà cuối năm chở theo hai đứa trẻ bị lừa. Người môi giới hứa việc ở quán cơm, rồi "
        "giao các em cho một sòng bài bên Campuchia. Biên phòng giải cứu hai em hôm 3/6."
    ),
    (
        "Tiếng nổ lúc 20 giờ làm rung cả xóm. Ba em nhỏ chơi pháo tự chế nằm bất động giữa sân. Em "
        "lớn nhất 13 tuổi bị mất bàn tay."
    ),
)


@pytest.mark.parametrize("text", STORIES)
def test_harm_is_told_by_several_sentences_together(text: str) -> None:
    """One tells of whom, another what happened, a third that police or a hospital had to do with it."""
    assert harms(text, born=BORN)


NO_STORIES = (
    (
        "Sáng 12/6, Trường Tiểu học Hoa Sen tổ chức diễn tập chữa cháy. Một học sinh lớp 4 được đưa "
        "ra khỏi phòng khói giả định. Em nằm im để các chú cảnh sát băng vết bỏng."
    ),
    (
        "Chiều 3/4, bé Na, 5 tuổi, được mẹ dẫn đi tiêm phòng dại. Bác sĩ dặn chị theo dõi vết tiêm. "
        "Cả nhà ra về lúc 17 giờ."
    ),
    (
        "Em Nguyễn Văn An, học sinh lớp 9A, nhặt được ví tiền trên đường đi học. Em đã đến công an "
        "xã nhờ tìm người đánh mất. Chiều cùng ngày, chủ nhân chiếc ví được tìm thấy."
    ),
    (
        "Cháu Trần Minh Khôi, 4 tuổi, bị tim bẩm sinh. Tháng trước, các bác sĩ đã mổ thành công cho "
        "cháu. Nay cháu ăn ngủ tốt, da dẻ hồng hào."
    ),
    (
        "Bà Nguyễn Thị Tửu, 67 tuổi, bị bỏng 20% khi nấu rượu. Con trai bà đưa bà vào bệnh viện "
        "trong đêm. Các cháu thay nhau chăm bà."
    ),
    (
        "Anh A Thuyên bị máy cưa cắt đứt hai ngón tay. Vợ anh một mình nuôi hai con, cháu lớn mới 6 "
        "tuổi. Hội Chữ thập đỏ đã đến thăm ngày 3/5."
    ),
    (
        "Mỗi mùa hè, khoa tiếp nhận khoảng 40 trẻ bị bỏng. Bác sĩ khuyến cáo để phích nước xa tầm "
        "tay trẻ. Khi trẻ bị bỏng, hãy ngâm nước mát 15 phút."
    ),
    (
        "Tối 5/6, vở kịch “Giọt nước mắt muộn màng” được công diễn. Nhân vật bé Mai, 10 tuổi, bị cha "
        "dượng đánh đến bất tỉnh. Khán phòng lặng đi."
    ),
    (
        "Em Y Hà, 15 tuổi, kể về giấc mơ làm bác sĩ. Mẹ em mất vì bệnh, cha em đi làm xa. Em vừa đi "
        "học vừa chăm em nhỏ."
    ),
    (
        "Ngày 20/5, đội tuyển bơi của tỉnh thi đấu. Em Lê Gia Bảo, 12 tuổi, giành huy chương vàng. "
        "Đầu năm, em từng bị trẹo chân khi tập."
    ),
    (
        "Theo Công an tỉnh, 5 tháng đầu năm xảy ra 14 vụ xâm hại trẻ em. Hầu hết nghi phạm là người "
        "quen của nạn nhân. Công an đã khởi tố 12 bị can."
    ),
    (
        "Luật sư Bùi Thế Cường cho biết, người nào dâm ô người dưới 16 tuổi thì bị phạt tù từ 6 "
        "tháng. Trường hợp phạm tội nhiều lần, khung hình phạt đến 7 năm."
    ),
    (
        "Tại phiên tòa giả định sáng 20/5, một học sinh lớp 9 vào vai bị cáo. “Bị cáo” bị truy tố về "
        "tội cố ý gây thương tích. Kết thúc phần tuyên án, các em đặt nhiều câu hỏi."
    ),
    (
        "Chiều 8/6, anh Khuất Duy Tiệp nhảy xuống ao cứu hai cháu nhỏ thoát chết đuối. Huyện đã tặng "
        "anh giấy khen. Hai cháu nay khỏe mạnh."
    ),
    (
        "Con bị bạn đánh ở trường, cha mẹ nên làm gì? Trước hết hãy ôm con và lắng nghe. Sau đó báo "
        "với cô giáo chủ nhiệm."
    ),
    (
        "Trường THCS Trần Phú vừa lắp camera ở các góc khuất. Thầy hiệu trưởng cho biết từ đầu năm "
        "không xảy ra vụ đánh nhau nào. Học sinh lớp 9 rất vui."
    ),
    (
        "Bộ phim kể về Lụa, cô bé 12 tuổi bị bán sang bên kia biên giới. Phim quay ở Hà Giang hồi "
        "tháng 3. Diễn viên nhí được khen ngợi."
    ),
    (
        "Hôm qua, bé trai nặng 3,2 kg chào đời tại Trạm Y tế xã. Mẹ bé chuyển dạ trên đường đi rẫy. "
        "Các cô hộ sinh đã cắt dây rốn an toàn."
    ),
    (
        "Sáng 3/6, đoàn công tác đến thăm Trường THCS Lê Văn Tám. Các em học sinh lớp 8 được nghe về "
        "phòng, chống mua bán người. Nhiều em lần đầu biết số 111."
    ),
    (
        "Nhóm học sinh lớp 11 chế tạo thiết bị cảnh báo đuối nước. Ý tưởng đến từ một vụ tai nạn các "
        "em đọc trên báo. Thiết bị đạt giải nhất ngày 2/6."
    ),
    (
        "Cô bé Xuân Quỳnh mồ côi mẹ từ sớm, sống với bà nội. Sau này bà trở thành nhà thơ lớn. Bà "
        "mất năm 1988 trong một tai nạn giao thông."
    ),
    (
        "Bố mẹ đi làm xa, hai anh em A Phúc sống với ông bà. Phúc học lớp 7, sáng nào cũng dậy từ 4 "
        "giờ nấu cơm. Em chưa nghỉ học buổi nào."
    ),
    (
        "Anh Lò Văn Pọm, sinh năm 1998, suýt chết đuối hồi lớp 6. Từ đó anh quyết tâm học bơi. Lớp "
        "của anh đã dạy 200 em."
    ),
    (
        "Lực lượng công an kiểm tra các quán internet tối 4/6. Ba học sinh lớp 8 được nhắc nhở, mời "
        "phụ huynh đến đón. Không có vi phạm nào khác."
    ),
    (
        "Trẻ hóc dị vật có thể ngừng thở sau vài phút. Cha mẹ cần vỗ lưng năm cái, ấn ngực năm cái. "
        "Sau đó đưa trẻ đi cấp cứu."
    ),
    (
        "Sáng nay, bệnh viện tổ chức Trung thu cho các bệnh nhi. Bé Na, 7 tuổi, được tặng chiếc đèn "
        "lồng. Bé cười suốt buổi."
    ),
    (
        "Chiều 12/5, công an xã phối hợp nhà trường dạy kỹ năng thoát nạn. Một em đóng vai người bị "
        "ngạt khói, bò sát sàn ra cửa. Cả lớp vỗ tay."
    ),
    (
        "Nữ sinh lớp 12 giành học bổng toàn phần. Em từng rời khỏi nhà từ 4 giờ sáng để kịp chuyến "
        "đò. Hôm 3/6, em nhận tin trúng tuyển."
    ),
    (
        "Thầy Nguyễn Văn Hải bị tai nạn giao thông chiều 2/5. Học trò lớp 5A gấp 1.000 con hạc giấy "
        "tặng thầy. Một em nói nhớ thầy lắm."
    ),
    (
        "Ông Nguyễn Văn Bảy chết đuối khi cứu hai học sinh. Tang lễ ông diễn ra sáng 5/6. Hai em đến "
        "thắp hương cho ông."
    ),
    ("Tối 1/6, làng tổ chức lửa trại. Cháu Y Mai, 6 tuổi, múa bài “Chú voi con”. Không ai muốn về nhà."),
    (
        "Nếu một thiếu niên 16 tuổi trộm cắp, tòa có thể áp dụng xử lý chuyển hướng. Thẩm phán cho "
        "biết như vậy hôm 3/6. Luật có hiệu lực từ năm 2026."
    ),
    (
        "Cuối tuần, nhóm tình nguyện mang sách đến điểm trường. Cô bé lớp 2 ôm cuốn truyện không "
        "rời. Em đọc to từng chữ."
    ),
    (
        "Khảo sát ngày 5/5 cho thấy 14% học sinh từng bị bắt nạt. Nhiều em không kể với ai. Nhà "
        "trường mở phòng tư vấn tâm lý."
    ),
    ("Bé gái 3 tuổi bị sốt xuất huyết, nhập viện ngày 2/6. Sau năm ngày điều trị, bé khỏe và được về nhà."),
    (
        "Năm nay, lò võ của thầy Nhữ Đình Khoát có 30 em. Ngày 16/6, các em thi lên đai. Một bé trai "
        "10 tuổi đạt điểm cao nhất."
    ),
    (
        "Chị Trần Thị Hoa bị chồng bạo hành nhiều năm. Chị đưa con gái 5 tuổi về nhà ngoại hôm 3/6. "
        "Hội Phụ nữ xã đang giúp chị làm đơn."
    ),
    ("Công an bắt nhóm trộm chó đêm 3/6. Bốn bị can từ 25 đến 40 tuổi. Học sinh trong làng yên tâm đến lớp."),
    (
        "Sáng 5/6, xe khách chở 40 học sinh bị thủng lốp trên đèo. Không em nào bị thương. Nhà xe "
        "đổi xe khác sau 20 phút."
    ),
    (
        "Em Sùng Thị Dợ, 14 tuổi, từ chối lấy chồng để đi học. Trưởng bản và công an xã đã vận động "
        "gia đình hai bên. Em nay học lớp 9."
    ),
    (
        "Cán bộ biên phòng nhận đỡ đầu cháu Hồ Văn Phin, 9 tuổi. Bố cháu mất vì tai nạn lao động năm "
        "ngoái. Cháu học khá, chăm ngoan."
    ),
    (
        "Bác sĩ Vũ Hải Đường kể, có lần ông cấp cứu cho một người say rượu. Hôm ấy con gái ông tròn "
        "5 tuổi. Ông về nhà khi bé đã ngủ."
    ),
    (
        "Mạng lưới 111 tiếp nhận hơn 300 cuộc gọi hôm 1/6. Có em gọi chỉ để kể chuyện buồn. Tổng đài "
        "viên kiên nhẫn nghe."
    ),
    ("Học sinh lớp 7 làm bánh mì tặng bệnh nhân nghèo. Trưa 2/6, các em mang 200 ổ bánh đến bệnh viện."),
    ("Trong truyện, cậu bé Tèo bị bỏ rơi giữa rừng. Cậu được bầy khỉ nuôi lớn. Sách phát hành ngày 3/6."),
    (
        "Bài tập tình huống: bạn nam lớp 8 bị chặn đánh, quay clip. Em sẽ gọi ai? Hãy thảo luận theo "
        "nhóm trong 10 phút."
    ),
    (
        "Ngành y tế tập huấn cấp cứu nhi ngày 4/6. Học viên thực hành đặt nội khí quản trên mô hình "
        "em bé 2 tuổi. Lớp học kéo dài ba ngày."
    ),
    (
        "Hội thi vẽ tranh “Em vẽ quê em” trao giải sáng 1/6. Em Lê Thị Na, lớp 4B, vẽ cảnh bố đi "
        "rẫy. Giải nhất trị giá 2 triệu đồng."
    ),
    ("Chiều 4/6, hai cháu bé lạc mẹ ở hội chợ. Công an dùng loa thông báo, mười phút sau mẹ con gặp nhau."),
    (
        "Sáng 2/6, cô giáo Y Mai đón 25 em vào lớp hè. Một cậu bé 7 tuổi khóc vì nhớ mẹ. Cô dỗ mãi "
        "cậu mới nín."
    ),
    (
        "Em Nguyễn Văn An, 12 tuổi, giành huy chương vàng bơi lội hôm 3/6. Thầy dạy bơi của em từng "
        "cứu nhiều người khỏi chết đuối. An mơ thành vận động viên."
    ),
    (
        "Phòng khám đông trẻ từ sáng. Bé gái 4 tuổi ho, sổ mũi ba ngày. Bác sĩ kê thuốc và dặn chị "
        "Hoa cho bé uống nhiều nước."
    ),
    (
        "Hồi 8 tuổi, ông Bảy mất cánh tay vì mìn. Nay ông dạy trẻ trong làng vẽ tranh. Cuối tuần nào "
        "nhà ông cũng đông."
    ),
    (
        "Trường mời diễn giả kể về một cô bé bị bắt cóc trong tiểu thuyết. Học sinh lớp 8 thảo luận "
        "sôi nổi chiều 4/6."
    ),
    (
        "Công an tỉnh vừa cảnh báo thủ đoạn giả danh nhân viên y tế báo con bị tai nạn, đang cấp "
        "cứu. Chị Lan suýt chuyển 30 triệu đồng hôm 3/6. Con trai chị, 9 tuổi, vẫn học bình thường."
    ),
    (
        "Đêm 5/6, mưa lớn làm sập tường rào điểm trường. Lúc ấy không có ai trong lớp. Học sinh lớp "
        "1 học nhờ nhà rông."
    ),
    (
        "Hội thảo ngày 6/6 bàn về bạo lực mạng. Một học sinh lớp 11 phát biểu: chúng em cần được "
        "lắng nghe. Các đại biểu vỗ tay."
    ),
    (
        "Chiều 1/6, xã trao 12 suất quà cho trẻ mồ côi. Em Hồ Thị Phin, 10 tuổi, nhận chiếc xe đạp "
        "mới. Cha mẹ em mất trong trận lũ quét năm 2020."
    ),
    (
        "Bệnh viện nhi ghép gan thành công cho bé trai 3 tuổi. Người hiến là mẹ bé. Sau một tháng, "
        "hai mẹ con xuất viện."
    ),
    (
        "Chú công an dắt cháu bé qua đường. Cháu đưa tay chào rồi chạy vào lớp. Tấm ảnh được chia sẻ "
        "nhiều hôm 3/6."
    ),
    (
        "Lớp học làm cha mẹ khai giảng tối 4/6. Chị Thu kể con chị, học lớp 8, ít nói từ khi có điện "
        "thoại. Chuyên gia hướng dẫn chị cách trò chuyện."
    ),
    (
        "Tòa án tỉnh khánh thành phòng xử thân thiện sáng 5/6. Phòng có ghế cho cha mẹ ngồi cạnh "
        "con. Thẩm phán được tập huấn về tâm lý trẻ em."
    ),
    (
        "Nhóm bạn lớp 9 dựng phim ngắn về bắt nạt. Cảnh một em bị giật tóc được quay ba lần. Phim "
        "chiếu ở sân trường tối 2/6."
    ),
    (
        "Năm 2024, tỉnh có 9 trẻ tử vong vì tai nạn giao thông. Một nửa không đội mũ bảo hiểm. Cảnh "
        "sát giao thông sẽ kiểm tra trước cổng trường từ 5/6."
    ),
    (
        "Bé Bông 5 tuổi té xe đạp, xước đầu gối. Mẹ thổi phù phù, bé lại cười. Hôm sau bé đã đạp "
        "được một vòng sân."
    ),
    "Đoàn bác sĩ khám mắt cho học sinh lớp 3 hôm 2/6. Có 14 em bị cận. Một em được tặng kính mới.",
    (
        "Trạm cứu hộ thủy tập huấn hồi sức ngừng tuần hoàn. Người học ép tim trên mô hình trẻ 6 "
        "tuổi. Buổi học diễn ra chiều 3/6."
    ),
    "Thư bạn đọc: Em học lớp 8, hay bị bạn trêu vì béo. Em buồn lắm. Em phải làm sao?",
    "Ông bà Tám nuôi ba cháu ngoại. Bé út 4 tuổi, hiếu động. Hôm 1/6, cả nhà ra phố xem múa lân.",
    (
        "Chiều 3/6, cậu bé 9 tuổi ở xóm Chùa bắt được con trăn nặng 5 kg. Em gọi kiểm lâm đến nhận. "
        "Con trăn được thả về rừng."
    ),
    ("Ca sinh ba hiếm gặp: ba bé gái chào đời khỏe mạnh tối 2/6. Sản phụ được xuất viện sau năm ngày."),
    (
        "Một học sinh lớp 12 ngủ quên suýt trễ giờ thi. Công an phường chở em đến điểm thi lúc 7 "
        "giờ. Em làm bài tốt."
    ),
    "Cô bé 10 tuổi hiến tóc cho bệnh nhân ung thư. Hôm 1/6, em được bác sĩ mời thăm khoa Nhi.",
    (
        "Thầy Quang Vũ đi 30 cây số vận động học trò trở lại lớp. Cô bé lớp 7 theo mẹ lên rẫy từ "
        "tháng 3. Nay em đã đi học lại."
    ),
    (
        "Bệnh viện triển khai kỹ thuật cấy ốc tai. Bệnh nhi đầu tiên 4 tuổi, điếc bẩm sinh. Sáng 5/6 "
        "bé nghe được tiếng mẹ."
    ),
    (
        "Đêm chung kết cuộc thi hùng biện hôm 2/6, nữ sinh lớp 11 nói về nạn bạo hành. Ban giám khảo "
        "xúc động. Em giành giải nhất."
    ),
    (
        "Hội Luật gia tổ chức phiên tòa giả định. Bị cáo 16 tuổi do em Nguyễn Minh Trí, lớp 10A1, "
        "đóng. “Tòa” tuyên 9 tháng tù treo."
    ),
    ("Anh Tú, 30 tuổi, bị bắt khi trộm chó. Vợ anh xin lỗi dân làng. Con trai 5 tuổi của anh gửi nhà nội."),
    (
        "Trẻ uống nhầm hóa chất: mỗi tháng khoa cấp cứu nhận 6 ca. Bác sĩ khuyến cáo không đựng dầu "
        "trong chai nước ngọt."
    ),
    ("Xe buýt chở 30 học sinh va quệt nhẹ với xe tải sáng 3/6. Không ai bị thương. Các em đến lớp đúng giờ."),
    (
        "Bà con làng Kon Hring góp gạo nuôi cháu Y Na, 7 tuổi, mồ côi. Mẹ cháu mất vì sốt rét năm "
        "2019. Cháu học lớp 1, thích hát."
    ),
    ("Tòa tuyên phạt Trần Văn Lý 8 năm tù vì lừa đảo qua mạng. Nạn nhân là 20 phụ huynh học sinh lớp 1."),
    (
        "Lớp võ tự vệ dạy bé gái cách thoát khi bị túm tóc. Một em 8 tuổi thực hành với huấn luyện "
        "viên chiều 4/6."
    ),
    (
        "Ngày 3/6, ông Lê Hữu Phước kể chuyện hồi 14 tuổi làm liên lạc, bị giặc bắt tra tấn. Học "
        "sinh lớp 9 ngồi nghe im phăng phắc."
    ),
    (
        "Cô bé 11 tuổi đạp xe 8 km đến trường mỗi ngày. Hôm 3/6, em được tặng chiếc xe đạp mới. Mẹ "
        "em bị tai biến, nằm một chỗ đã ba năm."
    ),
    (
        "Công an tặng quà hai cháu bé có cha là liệt sĩ. Anh hy sinh trong lúc bắt tội phạm ma túy "
        "năm 2021. Cháu lớn nay học lớp 5."
    ),
    (
        "Đứa cháu bà nuôi từ nhỏ vừa đỗ thủ khoa. Bà Sáu khóc khi nhận tin hôm 2/6. Em nói sẽ học "
        "ngành y để chữa bệnh cho bà."
    ),
    (
        "Tiếng trống lúc 7 giờ báo vào lớp. Ba em nhỏ chạy ào qua cổng. Thầy giám thị cười, nhắc các "
        "em đi chậm."
    ),
    (
        "Bác sĩ kể về ca mổ ruột thừa cho cậu bé 6 tuổi tối 1/6. Cậu bé tỉnh dậy, đòi ăn kem. Ba "
        "ngày sau cậu về nhà."
    ),
    (
        "Sở Y tế ra văn bản hôm 4/6 về phòng ngộ độc nấm. Năm ngoái, tỉnh ghi nhận 3 vụ với 9 người "
        "mắc, trong đó có 4 trẻ em."
    ),
    (
        "Ông bố trẻ chia sẻ bí quyết dạy con không đòn roi. Con anh 5 tuổi, hay hỏi vì sao. Buổi nói "
        "chuyện diễn ra tối 2/6."
    ),
    (
        "Tập huấn cho phóng viên hôm 5/6: không nêu tên, ảnh, trường lớp của nạn nhân nhỏ tuổi. Ví "
        "dụ được nêu là một bé gái 8 tuổi bị xâm hại."
    ),
    (
        "Bộ đội biên phòng dạy chữ cho 12 phụ nữ. Chị Y Blin 32 tuổi, từng bị lừa bán năm 2012. Con "
        "gái chị học lớp 4, tối nào cũng kèm mẹ."
    ),
    (
        "Cháu Bin 3 tuổi nghịch son của mẹ, mặt đỏ như bị thương. Cả nhà hoảng hồn rồi cười vang. "
        "Chuyện xảy ra chiều 3/6."
    ),
    (
        "Cảnh sát cứu hộ giải cứu chú chó mắc kẹt dưới giếng. Hai em nhỏ báo tin được khen. Sự việc "
        "diễn ra chiều 5/6."
    ),
    (
        "Trường nội trú đón lại nữ sinh bỏ học. Em theo mẹ vào Nam bán vé số từ Tết. Cô giáo và công "
        "an xã vào tận nơi đưa em về hôm 3/6."
    ),
)


@pytest.mark.parametrize("text", NO_STORIES)
def test_a_story_without_a_harmed_child_is_left_alone(text: str) -> None:
    """Good news, medicine, drills, plays, mock trials, grown-ups' misfortunes, figures, advice."""
    assert harms(text, born=BORN) == []


def test_the_sample_tells_of_nobody() -> None:
    """Each article and page of the sample is advice: none of them is refused."""
    files = sorted(Path("docs").rglob("*.md"))
    assert len(files) > 30
    for file in files:
        document, _problems = read_document(file.read_text("utf-8"), str(file))
        assert document is not None
        title = str(document.front.values["title"])
        assert [*harms(title), *harms(text_of(document.body).judged)] == [], file


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
