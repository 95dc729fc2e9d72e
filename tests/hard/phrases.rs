//! Who does what to whom where the sentence turns it round.

use super::{check, en, ko};
use tieup::model::{Kind::*, Status::*};

#[test]
fn passives_and_relative_clauses() {
    check(vec![
        ko("나래전자는 15일 자회사 다온소프트를 가온전자와 누리통신에 매각했다.").from(Acquisition, "가온전자", "다온소프트"),
        ko("한별증권은 15일 나래통신과 업무협약을 맺었으며 시장이 커질 것으로 전망했다.").tie(Partnership, "한별증권", "나래통신"),
        ko("가온방송은 15일 매각 우선협상대상자로 카카오를 뽑았다고 공시했다.").from(Acquisition, "카카오", "가온방송"),
        ko("가온코인 역시 지난달 당국의 승인을 받아 나래거래소에 인수됐다.").from(Acquisition, "나래거래소", "가온코인"),
        ko("나래제약은 15일 다온바이오에 항암제 후보를 기술이전했다고 밝혔다.").from(Licensing, "나래제약", "다온바이오"),
        ko("가온전자와 나래통신은 서로의 인공지능 플랫폼을 통합해 연동 서비스를 늘리고 있다.")
            .tie(Integration, "가온전자", "나래통신"),
        ko("KT가 투자한 현대로보틱스는 15일 새로운 서비스 로봇을 공개했다.").from(Investment, "KT", "HD현대로보틱스"),
        ko("지난달 나래소프트에 인수된 가온게임즈는 신작을 선보였다.")
            .from(Acquisition, "나래소프트", "가온게임즈")
            .when("2021-02"),
        ko("카카오로부터 100억원의 투자를 받은 가온모빌리티가 새 앱을 내놨다.").from(
            Investment,
            "카카오",
            "가온모빌리티",
        ),
        ko("삼성전자에 부품을 납품하는 나래부품이 하반기 코스닥에 상장한다.").from(Supply, "나래부품", "삼성전자").open("나래부품 is not recognised as a name"),
        ko("누리모터스의 신형 전기차에는 가온전자가 만든 차량용 반도체가 쓰인다.").from(
            Supply,
            "가온전자",
            "누리모터스",
        ).open("no cue is telling enough for the article to be read"),
        ko("다온바이오에서 기술을 이전받은 해솔제약은 임상 2상을 준비하고 있다.").from(
            Licensing,
            "다온바이오",
            "해솔제약",
        ),
        ko("누리재단의 지원을 받은 라온로봇이 시제품을 완성했다.").from(Support, "누리재단", "라온로봇"),
        ko("네이버에 흡수합병된 다온커머스의 창업자가 회사를 떠났다.").from(Acquisition, "네이버", "다온커머스").open("no cue is telling enough for the article to be read"),
        ko("LG유플러스와 손잡은 가온게임즈가 클라우드 게임을 출시했다.").any("LG유플러스", "가온게임즈").is(Agreed),
        ko("카카오 출신 개발자들이 세운 가온모빌리티가 새 앱을 내놨다.").no("카카오", "가온모빌리티"),
        ko("KT가 특허 소송을 낸 나래통신은 새로운 공유기를 선보였다.").no("KT", "나래통신"),
        ko("점유율에서 삼성전자를 제친 나래전자가 공장을 증설한다.").no("삼성전자", "나래전자"),
        en("Gaon Robotics, acquired by Hyundai Motor last month, makes warehouse robots.")
            .from(Acquisition, "Hyundai Motor", "Gaon Robotics")
            .when("2021-02"),
        en("SiFive, which is backed by Intel, designs processor cores.").from(Investment, "Intel", "SiFive"),
        en("The engines, supplied by Rolls-Royce to Airbus, passed their tests on Monday.").from(
            Supply,
            "Rolls-Royce",
            "Airbus",
        ),
        en("Nuri Motors, which was sued by Tesla last year, opened a plant in Busan.").no("Nuri Motors", "Tesla"),
        ko("마이크로소프트와 파트너십을 체결한 KT는 인공지능 사업에 속도를 낸다.").tie(
            Partnership,
            "KT",
            "마이크로소프트",
        ),
        ko("KT와 서비스 로봇을 공동 개발하고 있는 현대로보틱스는 지난해 매출이 20% 늘었다.").tie(
            JointDevelopment,
            "KT",
            "HD현대로보틱스",
        ).open("passive or relative clause: too unsure"),
        ko("LG유플러스가 독점 제휴를 맺은 넷플릭스는 국내 가입자가 빠르게 늘고 있다.").any("LG유플러스", "넷플릭스").open("no cue is telling enough for the article to be read"),
        ko("네이버와 미래에셋그룹이 공동 출자해 설립한 가온펀드가 첫 투자처를 골랐다.").tie(
            JointVenture,
            "네이버",
            "미래에셋그룹",
        ),
        ko("현대중공업으로부터 선박 엔진을 공급받는 대한해운은 새 항로를 연다.").from(Supply, "HD현대중공업", "대한해운"),
        ko("SK하이닉스에 인수된 키파운드리는 8인치 파운드리 전문 기업이다.").any("SK하이닉스", "SK키파운드리"),
        ko("삼성전자와 경쟁하는 샤오미가 새 스마트폰을 내놨다.").no("삼성전자", "샤오미"),
        en("Arm, which Nvidia agreed to buy from SoftBank last year, designs chips for phones.").from(
            Acquisition,
            "Nvidia",
            "Arm",
        ).open("Arm is a word until a longer name vouches for it; a relative clause reads as the end of a deal"),
        en("Qualtrics, bought by SAP in 2018, sells survey software.")
            .from(Acquisition, "SAP", "Qualtrics")
            .when("2018"),
        ko("현대로보틱스는 15일 우리은행과 업무협약을 체결했다. KT가 지난해 500억원을 투자한 현대로보틱스는 서비스 로봇을 \
            개발하고 있다.")
            .from(Investment, "KT", "HD현대로보틱스")
            .when("2020")
            .no("KT", "우리은행"),
        ko("카카오모빌리티는 15일 LG전자와 업무협약을 체결했다. 구글로부터 565억원의 투자를 유치한 카카오모빌리티는 자율주행 \
            기술을 키우고 있다.")
            .from(Investment, "구글", "카카오모빌리티")
            .no("구글", "LG전자"),
        ko("SK하이닉스에 인수된 키파운드리는 15일 매그나칩과 위탁생산 계약을 체결했다.")
            .from(Acquisition, "SK하이닉스", "SK키파운드리"),
        ko("LG유플러스와 제휴를 맺은 넷플릭스는 15일 CJ ENM과 콘텐츠 공급 계약을 체결했다.")
            .any("LG유플러스", "넷플릭스")
            .any("CJ ENM", "넷플릭스")
            .no("LG유플러스", "CJ ENM"),
        ko("삼성전자와 특허 소송을 벌이는 화웨이는 15일 SK텔레콤과 업무협약을 체결했다.")
            .tie(Partnership, "화웨이", "SK텔레콤")
            .no("삼성전자", "화웨이")
            .no("삼성전자", "SK텔레콤"),
        ko("우아한형제들을 인수한 딜리버리히어로는 15일 현대자동차와 배달 로봇을 위한 업무협약을 맺었다.")
            .from(Acquisition, "딜리버리히어로", "우아한형제들")
            .tie(Partnership, "딜리버리히어로", "현대자동차"),
        en("Cruise, which is majority-owned by General Motors, signed a partnership with Walmart on Monday.")
            .tie(Partnership, "Cruise", "Walmart")
            .no("General Motors", "Walmart").open("the parent in a relative clause is taken for a party"),
        en("Mobileye was acquired by Intel in 2017.").from(Acquisition, "Intel", "Mobileye").when("2017"),
    ]);
}
