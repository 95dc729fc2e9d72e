//! Who belongs with whom where a text names many: alliances, lists, two deals at once, founders and their company.

use super::{check, en, ko};
use tieup::model::{Kind::*, Status::*};

#[test]
fn members_of_an_alliance_join_on_their_own_dates() {
    check(vec![
        ko("‘누리 얼라이언스’는 가온전자와 나래통신이 결성했다. 다온소프트는 15일 협약을 맺고 신제품 양산에 들어갔다.")
            .no("다온소프트", "누리 얼라이언스"),
        ko("‘누리 얼라이언스’는 가온전자와 나래통신이 만든 모임이다. 지난달에는 다온소프트도 협약을 맺고 새 식구가 됐다.")
            .tie(Membership, "가온전자", "누리 얼라이언스")
            .tie(Membership, "다온소프트", "누리 얼라이언스"),
        ko("KT가 이끄는 ‘AI 원팀’에 지난 2월 LG전자가 합류한 데 이어 지난 10일 한국투자증권이 동참했다.")
            .tie(Membership, "LG전자", "AI 원팀")
            .when("2021-02")
            .tie(Membership, "한국투자증권", "AI 원팀")
            .when("2021-03-10").open("two dates in one sentence: the later one dates both"),
        ko("AI 원팀은 지난해 2월 KT와 카이스트, 한양대가 결성했다. 같은 해 6월에는 LG유플러스가 합류했다.")
            .tie(Membership, "KT", "AI 원팀")
            .when("2020-02")
            .tie(Membership, "카이스트", "AI 원팀")
            .when("2020-02")
            .tie(Membership, "LG유플러스", "AI 원팀")
            .when("2020-06"),
        ko("‘누리 얼라이언스’는 2019년 가온전자와 나래통신이 결성했다. 다온소프트는 지난해 가입했고 라온로봇은 올해 초 \
            회원사가 됐다.")
        .tie(Membership, "가온전자", "누리 얼라이언스")
        .when("2019")
        .tie(Membership, "다온소프트", "누리 얼라이언스")
        .when("2020")
        .tie(Membership, "라온로봇", "누리 얼라이언스")
        .when("2021").open("the alliance of the sentence before is carried over to 합류 only"),
        ko("가온전자는 10일 나래통신, 다온소프트와 함께 한빛 데이터 유통 협의체를 구성했다고 밝혔다.")
            .tie(Membership, "가온전자", "한빛 데이터 유통 협의체")
            .tie(Membership, "다온소프트", "한빛 데이터 유통 협의체"),
        ko("가온전자는 나래통신, 다온소프트 등 국내 기업들과 함께 ‘한빛 항만 수출’ 컨소시엄을 꾸리고 해외 시장에 나선다고 \
            10일 밝혔다.")
            .tie(Membership, "나래통신", "한빛 항만 수출 컨소시엄"),
        ko("가온전자는 10일 한빛 항만 수출 컨소시엄을 구성했다고 밝혔다. 시장은 커지고 있다. 전망도 밝다. 과제는 남아 있다. \
            컨소시엄에는 나래통신, 다온소프트 등이 참여한다.")
            .tie(Membership, "나래통신", "한빛 항만 수출 컨소시엄")
            .tie(Membership, "다온소프트", "한빛 항만 수출 컨소시엄"),
        ko("나래통신은 10일 새 요금제를 공개했다. 가온전자는 나래통신 컨소시엄에 합류해 주파수 경매에 나선다. 나래통신은 \
            다온소프트와도 업무협약을 맺었다.")
            .tie(Membership, "가온전자", "나래통신 컨소시엄")
            .tie(Membership, "나래통신", "나래통신 컨소시엄"),
        ko("카카오는 15일 블록체인 기술 단체인 하이퍼레저의 회원사로 가입했다고 밝혔다.")
            .tie(Membership, "카카오", "하이퍼레저")
            .is(Agreed)
            .when("2021-03-15"),
        ko("가온건설과 마루건설은 ‘한빛 컨소시엄’을 꾸려 공항 사업에 뛰어들었다.")
            .tie(Membership, "가온건설", "한빛 컨소시엄")
            .tie(Membership, "마루건설", "한빛 컨소시엄"),
        ko("가온건설은 15일 ‘한빛 컨소시엄’에서 탈퇴했다.").tie(Membership, "가온건설", "한빛 컨소시엄").is(Ended),
        ko("네이버는 AI 원팀에 맞서 독자적인 인공지능 연구를 이어 가고 있다.").no("네이버", "AI 원팀"),
        ko("가온전자는 누리 얼라이언스에 들어갈지 아직 정하지 않았다고 밝혔다.").not_alive("가온전자", "누리 얼라이언스"),
        ko("AI 원팀 행사장 옆에서는 삼성SDS가 채용 설명회를 열었다.").no("삼성SDS", "AI 원팀"),
        en("Nokia joined the O-RAN Alliance in 2018, while Ericsson followed in 2019.")
            .tie(Membership, "Nokia", "O-RAN Alliance")
            .when("2018")
            .tie(Membership, "Ericsson", "O-RAN Alliance")
            .when("2019").open("joining is read in Korean alone"),
        en("Huawei has not joined the O-RAN Alliance.").not_alive("Huawei", "O-RAN Alliance"),
    ]);
}

#[test]
fn lists_of_ten() {
    check(vec![
        ko("KT는 15일 신한은행, 우리은행, 한국투자증권, LG전자, LG유플러스, 동원그룹, 카이스트, 한양대, \
            한국전자통신연구원, 가온전자 등 10곳과 AI 인재 양성을 위한 업무협약을 맺었다.")
        .any("KT", "신한은행")
        .any("KT", "LG유플러스")
        .any("KT", "한국전자통신연구원")
        .any("KT", "가온전자"),
        ko("가온전자는 나래통신, 다온소프트, 라온로봇, 마루건설, 바론제약, 새봄은행, 아람화학, 한별물산, 해솔제약, \
            누리카드 등 10개사와 상생협약을 체결했다.")
        .tie(Partnership, "가온전자", "나래통신")
        .tie(Partnership, "가온전자", "바론제약")
        .tie(Partnership, "가온전자", "누리카드").open("in the second half of a long list: too unsure"),
        ko("‘한빛 얼라이언스’에는 가온전자, 나래통신, 다온소프트, 라온로봇, 마루건설, 새봄은행, 아람화학, 한별물산, \
            해솔제약, 누리카드 등 10개사가 참여한다.")
        .tie(Membership, "가온전자", "한빛 얼라이언스")
        .tie(Membership, "라온로봇", "한빛 얼라이언스")
        .tie(Membership, "누리카드", "한빛 얼라이언스"),
        ko("나래부품은 현대자동차, 기아, 제너럴모터스, 포드, 도요타, 혼다, 닛산, 르노, 볼보, 테슬라 등 완성차 10개사에 \
            모터를 납품하고 있다.")
        .from(Supply, "나래부품", "현대자동차")
        .from(Supply, "나래부품", "혼다")
        .from(Supply, "나래부품", "테슬라")
        .no("현대자동차", "기아")
        .no("도요타", "혼다").open("in the second half of a long list: too unsure"),
        ko("다온핀테크는 가온벤처스, 나래캐피탈, 라온인베스트먼트, 한국투자파트너스, KB인베스트먼트, 산업은행, \
            신한캐피탈, 하나벤처스, 미래에셋벤처투자, 카카오벤처스 등 10곳으로부터 300억원의 투자를 유치했다.")
        .from(Investment, "가온벤처스", "다온핀테크")
        .from(Investment, "KB인베스트먼트", "다온핀테크")
        .from(Investment, "카카오벤처스", "다온핀테크").open("no cue is telling enough for the article to be read"),
        ko("이번 협약에는 한국전력, 한국수력원자력, 두산중공업, 현대건설, 대우건설, GS건설, 포스코, 효성중공업, LS전선, \
            일진전기가 참여해 해상풍력 사업을 공동 추진한다.")
        .any("한국전력", "한국수력원자력")
        .any("현대건설", "LS전선").open("a list that is the subject itself, without a lead: too unsure"),
        ko("시가총액 상위 10개사는 삼성전자, SK하이닉스, 네이버, LG화학, 카카오, 현대자동차, 삼성SDI, 셀트리온, 기아, \
            포스코 순이다.")
        .nothing(),
        ko("이번 박람회에는 가온전자, 나래통신, 다온소프트, 라온로봇, 마루건설, 새봄은행, 아람화학, 한별물산, 해솔제약, \
            누리카드 등 10개사가 부스를 차렸다.")
        .nothing(),
        ko("대학생이 뽑은 가장 일하고 싶은 기업은 카카오, 네이버, 삼성전자, 쿠팡, CJ제일제당, LG전자, 현대자동차, \
            SK하이닉스, 대한항공, 포스코였다.")
        .nothing(),
        en("Gaon Cloud signed partnership agreements with Samsung SDS, LG CNS, Accenture, Deloitte, Infosys, Wipro, \
            Cognizant, Capgemini, Fujitsu and NEC.")
        .any("Gaon Cloud", "Samsung SDS")
        .any("Gaon Cloud", "Infosys")
        .any("Gaon Cloud", "NEC"),
        en("The ten most valuable chipmakers are Nvidia, TSMC, Intel, Samsung Electronics, Broadcom, Qualcomm, Texas \
            Instruments, AMD, Micron and Analog Devices.")
        .nothing(),
    ]);
}

#[test]
fn two_deals_in_one_sentence() {
    check(vec![
        ko("KT는 신한은행과 업무협약을 맺었고, SK텔레콤은 카카오와 지분을 교환했다.")
            .tie(Partnership, "KT", "신한은행")
            .tie(EquitySwap, "SK텔레콤", "카카오")
            .no("KT", "카카오")
            .no("SK텔레콤", "신한은행"),
        ko("LG화학은 제너럴모터스와 배터리 합작법인을 세우고 테슬라에는 배터리를 공급한다.")
            .tie(JointVenture, "LG화학", "제너럴모터스")
            .from(Supply, "LG화학", "테슬라")
            .no("제너럴모터스", "테슬라"),
        ko("가온전자가 나래통신을 인수한 데 이어 다온소프트는 라온로봇 지분 30%를 사들였다.")
            .from(Acquisition, "가온전자", "나래통신")
            .from(Investment, "다온소프트", "라온로봇")
            .no("가온전자", "라온로봇")
            .no("나래통신", "다온소프트").open("deals of neighbouring clauses are joined across"),
        ko("네이버는 CJ대한통운과 지분을 교환하는 한편 이마트와는 물류 협력을 논의하고 있다.")
            .tie(EquitySwap, "네이버", "CJ대한통운")
            .is(Agreed)
            .tie(Partnership, "네이버", "이마트")
            .is(Talks)
            .no("CJ대한통운", "이마트"),
        ko("다온제약은 누리바이오에 신약 기술을 이전하고 누리바이오 지분 5%도 취득했다.")
            .from(Licensing, "다온제약", "누리바이오")
            .from(Investment, "다온제약", "누리바이오").open("the second kind of one pair is lost beside the first"),
        ko("현대자동차는 라온로봇을 인수했고 기아는 나래모빌리티에 투자했다.")
            .from(Acquisition, "현대자동차", "라온로봇")
            .from(Investment, "기아", "나래모빌리티")
            .no("현대자동차", "나래모빌리티")
            .no("기아", "라온로봇"),
        ko("가온은행은 누리페이와는 제휴를 끝냈지만 다온페이와는 새로 업무협약을 체결했다.")
            .any("가온은행", "누리페이")
            .is(Ended)
            .tie(Partnership, "가온은행", "다온페이")
            .is(Agreed)
            .no("누리페이", "다온페이"),
        ko("삼성전자는 신제품을 내놨고 LG전자는 나래가전과 손잡았다.")
            .any("LG전자", "나래가전")
            .no("삼성전자", "나래가전")
            .no("삼성전자", "LG전자"),
        ko("가온자동차는 나래전지에서 배터리를, 다온타이어에서 타이어를 공급받는다.")
            .from(Supply, "나래전지", "가온자동차")
            .from(Supply, "다온타이어", "가온자동차")
            .no("나래전지", "다온타이어").open("no cue is telling enough for the article to be read"),
        en("Ford agreed to buy batteries from SK Innovation, while General Motors formed a joint venture with LG Chem.")
            .from(Supply, "SK Innovation", "Ford")
            .tie(JointVenture, "General Motors", "LG Chem")
            .no("Ford", "LG Chem")
            .no("General Motors", "SK Innovation").open("deals of neighbouring clauses are joined across"),
        en("Oracle acquired Cerner and SAP invested in Qualtrics.").no("Cerner", "SAP").no("Oracle", "Qualtrics").open("deals of neighbouring clauses are joined across"),
        ko("카카오는 SM엔터테인먼트와 업무협약을 체결한 데 이어 우리은행과도 제휴를 맺었다.")
            .any("카카오", "SM엔터테인먼트")
            .any("카카오", "우리은행")
            .no("SM엔터테인먼트", "우리은행"),
        ko("가온전자는 나래통신과 업무협약을 체결하고 다온소프트에 50억원을 투자했다.")
            .tie(Partnership, "가온전자", "나래통신")
            .from(Investment, "가온전자", "다온소프트")
            .no("나래통신", "다온소프트"),
        ko("LG화학은 현대자동차에 배터리를 공급하고, 포스코로부터는 양극재를 공급받는다.")
            .from(Supply, "LG화학", "현대자동차")
            .from(Supply, "포스코", "LG화학")
            .no("현대자동차", "포스코"),
        ko("한국투자증권은 KT와, 미래에셋증권은 네이버와 각각 업무협약을 맺었다.")
            .tie(Partnership, "한국투자증권", "KT")
            .tie(Partnership, "미래에셋증권", "네이버")
            .no("한국투자증권", "네이버")
            .no("KT", "네이버"),
        ko("네이버는 새 검색 서비스를 공개했고, 카카오는 우리은행과 업무협약을 체결했다.")
            .tie(Partnership, "카카오", "우리은행")
            .no("네이버", "우리은행")
            .no("네이버", "카카오"),
        ko("현대자동차는 우버와 비행체를 공동 개발하고 그랩에는 2000억원을 투자한다.")
            .tie(JointDevelopment, "현대자동차", "우버")
            .from(Investment, "현대자동차", "그랩")
            .no("우버", "그랩"),
        ko("삼성전자는 퀄컴에서 칩을 공급받는 한편 구글과는 운영체제를 공동 개발하고 있다.")
            .from(Supply, "퀄컴", "삼성전자")
            .tie(JointDevelopment, "삼성전자", "구글")
            .no("퀄컴", "구글"),
        en("Microsoft acquired Nuance, and it also signed a cloud partnership with SAP.")
            .from(Acquisition, "Microsoft", "Nuance")
            .tie(Partnership, "Microsoft", "SAP")
            .no("Nuance", "SAP").open("deals of neighbouring clauses are joined across"),
        ko("LG에너지솔루션은 제너럴모터스와 합작법인을 세운 데 이어 현대자동차와도 합작공장을 짓기로 했다.")
            .tie(JointVenture, "LG에너지솔루션", "제너럴모터스")
            .tie(JointVenture, "LG에너지솔루션", "현대자동차")
            .no("제너럴모터스", "현대자동차"),
        ko("카카오는 2019년 SK텔레콤과 지분을 교환했고, 지난 2월에는 우리은행과 업무협약을 맺었다.")
            .tie(EquitySwap, "카카오", "SK텔레콤")
            .when("2019")
            .tie(Partnership, "카카오", "우리은행")
            .when("2021-02")
            .no("SK텔레콤", "우리은행"),
        ko("네이버는 CJ대한통운과는 지분 교환 계약을, 신한은행과는 업무협약을 체결했다.")
            .tie(EquitySwap, "네이버", "CJ대한통운")
            .tie(Partnership, "네이버", "신한은행")
            .no("CJ대한통운", "신한은행"),
        ko("삼성전자는 구글과 업무협약을 체결했으며 테슬라에는 반도체를 공급하기로 했다.")
            .tie(Partnership, "삼성전자", "구글")
            .from(Supply, "삼성전자", "테슬라")
            .no("구글", "테슬라"),
        ko("KT가 신한은행과 손잡자 SK텔레콤은 하나은행과 업무협약을 맺으며 맞불을 놨다.")
            .any("KT", "신한은행")
            .any("SK텔레콤", "하나은행")
            .no("KT", "하나은행")
            .no("KT", "SK텔레콤"),
        en("Nokia signed a network contract with T-Mobile, and Ericsson won an order from Verizon.")
            .any("Nokia", "T-Mobile")
            .any("Ericsson", "Verizon")
            .no("Nokia", "Verizon")
            .no("Ericsson", "T-Mobile"),
    ]);
}

#[test]
fn the_joint_venture_of_two() {
    check(vec![
        ko("현대자동차와 가온전지의 합작사 한빛셀은 15일 공장을 착공했다.")
            .tie(JointVenture, "현대자동차", "가온전지")
            .tie(JointVenture, "현대자동차", "한빛셀")
            .tie(JointVenture, "가온전지", "한빛셀"),
        ko("LG에너지솔루션과 제너럴모터스의 합작법인 얼티엄셀즈가 오하이오주에 새 공장을 짓는다.")
            .tie(JointVenture, "LG에너지솔루션", "제너럴모터스")
            .tie(JointVenture, "LG에너지솔루션", "울티엄셀즈"),
        ko("가온제약과 나래바이오가 50대 50으로 출자해 세운 다온셀은 누리병원과 공동 임상에 들어갔다.")
            .tie(JointVenture, "가온제약", "나래바이오")
            .tie(JointDevelopment, "다온셀", "누리병원")
            .no("가온제약", "누리병원"),
        ko("가온화학은 나래소재와 6대 4 비율로 출자해 합작법인 ‘아람첨단소재’를 설립한다.").tie(
            JointVenture,
            "가온화학",
            "나래소재",
        ),
        ko("카카오의 자회사 카카오모빌리티는 나래택시와 합작사를 세웠다.")
            .tie(JointVenture, "카카오모빌리티", "나래택시")
            .no("카카오", "나래택시"),
        ko("포스코케미칼은 제너럴모터스와 함께 세운 합작사에 양극재를 공급한다.").tie(
            JointVenture,
            "포스코퓨처엠",
            "제너럴모터스",
        ),
        ko("가온전자의 자회사 나래부품은 15일 광주 공장을 착공했다.").nothing(),
        ko("현대자동차와 경쟁하는 누리모터스는 자회사 한빛셀을 상장한다.")
            .no("현대자동차", "누리모터스")
            .no("현대자동차", "한빛셀"),
        ko("가온전자의 계열사 나래부품과 다온부품은 올해 채용을 늘린다.").nothing(),
        en("Ultium Cells, a joint venture of General Motors and LG Energy Solution, will build a third plant.").tie(
            JointVenture,
            "General Motors",
            "LG Energy Solution",
        ),
        en("Gaon Chemical and Nuri Materials will each own 50 percent of the new company, Aram Energy.")
            .tie(JointVenture, "Gaon Chemical", "Nuri Materials")
            .open("two names joined by 'and' are taken for one"),
    ]);
}
