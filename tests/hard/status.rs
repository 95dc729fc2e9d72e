//! What is denied, hearsay, or over.

use super::{check, en, ko};
use tieup::model::{Kind::*, Status::*};

#[test]
fn negation_and_denial() {
    check(vec![
        ko("가온전자는 15일 나래통신을 인수하지 못했다고 밝혔다.").not_alive("가온전자", "나래통신"),
        ko("가온전자는 전기차 부품 사업에서 나래통신과 협력하지 않기로 했다고 15일 밝혔다.")
            .not_alive("가온전자", "나래통신"),
        ko("가온홀딩스는 나래통신 인수설에 대해 사실무근이라고 15일 공시했다.").not_alive("가온홀딩스", "나래통신"),
        ko("해솔제약 관계자는 “누리바이오와 합병을 논의한 적이 없다”고 선을 그었다.")
            .not_alive("해솔제약", "누리바이오"),
        ko("카카오는 가온페이 인수를 검토한 바 없다고 해명했다.").not_alive("카카오", "가온페이"),
        ko("네이버는 나래커머스와 지분을 교환한다는 일부 보도를 부인했다.").not_alive("네이버", "나래커머스"),
        ko("새봄은행은 한별증권과 업무협약을 맺었다는 소문은 사실이 아니라고 밝혔다.")
            .not_alive("새봄은행", "한별증권"),
        ko("SK텔레콤은 이번 사업에 가온소프트와 손잡지 않고 독자적으로 나서기로 했다.")
            .not_alive("SK텔레콤", "가온소프트"),
        ko("나래전자는 가온모빌리티에 배터리를 공급할 계획이 없다고 못박았다.").not_alive("나래전자", "가온모빌리티"),
        ko("가온전자는 나래통신이 아니라 다온소프트와 업무협약을 맺었다.")
            .tie(Partnership, "가온전자", "다온소프트")
            .is(Agreed)
            .no("가온전자", "나래통신"),
        ko("KT는 결별설을 부인하고 신한은행과의 블록체인 제휴를 이어 가기로 했다고 15일 밝혔다.")
            .tie(Partnership, "KT", "신한은행")
            .is(Agreed),
        ko("다온바이오는 임상 실패설이 사실무근이라며 해솔제약과 신약 공동 개발을 계속한다고 밝혔다.")
            .tie(JointDevelopment, "다온바이오", "해솔제약")
            .is(Agreed),
        ko("가온테크는 별도의 계약금 없이 나래소프트와 보안 솔루션을 공동 개발하기로 15일 합의했다.")
            .tie(JointDevelopment, "가온테크", "나래소프트")
            .is(Agreed)
            .open("가온테크 or 나래소프트 is not recognised as a name"),
        en("Samsung Electronics denied a report that it was in talks to buy NXP Semiconductors.")
            .not_alive("Samsung Electronics", "NXP Semiconductors"),
        en("Microsoft said on Monday it had no plans to invest in Spotify.").not_alive("Microsoft", "Spotify"),
        en("Dismissing talk of a rift, Nokia said on Monday it had extended its network contract with Vodafone.")
            .any("Nokia", "Vodafone")
            .is(Agreed),
    ]);
}

#[test]
fn hearsay_and_hedging() {
    check(vec![
        ko("카카오는 가온방송 인수전에 나서 15일 우선협상대상자로 선정됐다.")
            .from(Acquisition, "카카오", "가온방송")
            .is(Talks),
        ko("롯데쇼핑이 가온리빙 인수를 검토 중인 것으로 알려졌다.").from(Acquisition, "롯데쇼핑", "가온리빙").is(Talks),
        ko("15일 투자은행(IB) 업계에 따르면 카카오가 가온모빌리티에 투자하는 방안을 논의하고 있는 것으로 전해졌다.")
            .from(Investment, "카카오", "가온모빌리티")
            .is(Talks),
        ko("나래소재의 새 주인으로 한화솔루션이 유력하게 거론된다.")
            .from(Acquisition, "한화솔루션", "나래소재")
            .is(Talks)
            .open("no cue is telling enough for the article to be read"),
        ko("네이버와 가온커머스가 합작법인을 세울 가능성이 제기됐다.")
            .tie(JointVenture, "네이버", "가온커머스")
            .is(Talks),
        ko("LG화학은 누리모터스와 배터리 공급 조건을 두고 막판 조율을 벌이고 있다.")
            .from(Supply, "LG화학", "누리모터스")
            .is(Talks),
        ko("가온건설은 마루조선 인수를 위한 실사에 들어간 것으로 확인됐다.")
            .from(Acquisition, "가온건설", "마루조선")
            .is(Talks),
        ko("나래통신은 다온소프트와 전략적 제휴를 맺는 방안을 타진하고 있다.")
            .tie(Partnership, "나래통신", "다온소프트")
            .is(Talks),
        ko("현대자동차가 나래로보틱스를 인수한 것으로 15일 확인됐다.")
            .from(Acquisition, "현대자동차", "나래로보틱스")
            .is(Agreed),
        ko("KT와 가온은행이 지난달 업무협약을 맺은 것으로 뒤늦게 알려졌다.")
            .tie(Partnership, "KT", "가온은행")
            .is(Agreed)
            .when("2021-02"),
        ko("일각에서는 가온전자와 나래통신이 손을 잡는다면 시장 판도가 바뀔 수 있다는 가정도 나온다.")
            .no("가온전자", "나래통신"),
        ko("전문가들은 삼성전자와 인텔이 파운드리 분야에서 협력할 필요가 있다고 지적한다.").no("삼성전자", "인텔"),
        ko("만약 쿠팡이 가온물류를 인수한다면 경쟁당국의 심사를 받아야 한다.").no("쿠팡", "가온물류"),
        en("Apple is considering a bid for Peloton, people familiar with the matter said.")
            .from(Acquisition, "Apple", "Peloton")
            .is(Talks),
        en("Intel is in talks to buy the chip designer SiFive, a newspaper reported on Monday.")
            .from(Acquisition, "Intel", "SiFive")
            .is(Talks),
        en("Analysts said Nokia and Ericsson should merge to keep up with Huawei.")
            .no("Nokia", "Ericsson")
            .open("should merge reads as a deed"),
    ]);
}

#[test]
fn deals_that_are_over() {
    check(vec![
        ko("가온전지는 나래모터스와 맺은 3000억원 규모의 배터리 공급 계약을 해지했다고 15일 공시했다.")
            .from(Supply, "가온전지", "나래모터스")
            .is(Ended)
            .open("가온전지 or 나래모터스 is not recognised as a name"),
        ko("누리항공의 다온항공 인수가 끝내 무산됐다.").from(Acquisition, "누리항공", "다온항공").is(Ended),
        ko("가온화학과 나래소재의 합작법인 설립 협상이 결렬됐다.")
            .tie(JointVenture, "가온화학", "나래소재")
            .is(Ended)
            .open("가온화학 or 나래소재 is not recognised as a name"),
        ko("다온제약은 누리바이오에 100억원을 투자하려던 계획을 철회했다.")
            .from(Investment, "다온제약", "누리바이오")
            .is(Ended),
        ko("가온벤처스는 보유하던 나래소프트 지분을 전량 매각했다고 12일 밝혔다.")
            .from(Investment, "가온벤처스", "나래소프트")
            .is(Ended),
        ko("카카오는 가온게임즈와의 전략적 제휴를 3년 만에 종료하기로 했다.")
            .tie(Partnership, "카카오", "가온게임즈")
            .is(Ended),
        ko("한별중공업의 마루조선 인수는 당국의 심사가 길어지면서 1년째 표류하고 있다.")
            .from(Acquisition, "한별중공업", "마루조선")
            .is(Stalled),
        ko("새봄은행과 나래핀테크의 합작사 설립 논의가 잠정 중단됐다.")
            .tie(JointVenture, "새봄은행", "나래핀테크")
            .is(Stalled),
        ko("누리모터스는 다른 부품사와의 계약을 해지한 뒤 가온전지와 새 공급 계약을 맺었다.")
            .from(Supply, "가온전지", "누리모터스")
            .is(Agreed)
            .open("the contract that ended is with another party"),
        ko("한때 결렬 위기를 맞았던 가온전자와 나래통신은 15일 업무협약을 맺고 손을 잡았다.")
            .tie(Partnership, "가온전자", "나래통신")
            .is(Agreed),
        ko("한별그룹은 자회사 나래유통을 가온홀딩스에 매각했다.")
            .from(Acquisition, "가온홀딩스", "나래유통")
            .is(Agreed),
        en("Gaon Motors said on Monday it had terminated its battery supply contract with Nuri Cells.")
            .from(Supply, "Nuri Cells", "Gaon Motors")
            .is(Ended),
        en("Boeing walked away from its planned joint venture with Embraer.").any("Boeing", "Embraer").is(Ended),
        en("Merger talks between Fiat Chrysler and Renault have stalled.")
            .tie(Acquisition, "Fiat Chrysler", "Renault")
            .is(Stalled),
        en("Telia signed a five-year network agreement with Ericsson after its contract with Huawei expired.")
            .any("Telia", "Ericsson")
            .is(Agreed),
        ko("제주항공은 이스타항공 인수를 포기한다고 공시했다.").from(Acquisition, "제주항공", "이스타항공").is(Ended),
        ko("각국 규제 당국의 반대에 부딪힌 엔비디아의 ARM 인수가 결국 무산됐다.").any("엔비디아", "ARM").is(Ended),
        ko("SK텔레콤은 나래텔레콤과 맺은 합작 계약을 파기했다고 12일 밝혔다.")
            .tie(JointVenture, "SK텔레콤", "나래텔레콤")
            .is(Ended),
        ko("카카오는 여러 차례 무산 위기를 넘기고 SM엔터테인먼트 인수를 마무리했다.")
            .from(Acquisition, "카카오", "SM엔터테인먼트")
            .is(Agreed),
        ko("HDC현대산업개발의 아시아나항공 인수 협상은 재실사를 둘러싼 이견으로 교착 상태에 빠졌다.")
            .any("HDC현대산업개발", "아시아나항공")
            .is(Stalled),
        en("Kraft Heinz has withdrawn its offer to buy Unilever.")
            .from(Acquisition, "Kraft Heinz", "Unilever")
            .is(Ended),
        en("Nvidia and SoftBank called off the sale of Arm to Nvidia.")
            .any("Nvidia", "Arm")
            .is(Ended)
            .open("Arm is a word until a longer name vouches for it"),
    ]);
}
