// The customers of this small CRM. The numbers are those of the simulator's built-in scenario.

export interface Order {
    id: number;
    date: string;
    item: string;
    amount: string;
    state: "delivered" | "underWay" | "returned";
}

export interface Customer {
    number: string;
    name: string;
    company: string;
    city: string;
    since: string;
    orders: Order[];
}

const known: Customer[] = [
    {
        number: "13800000001",
        name: "Wang Fang 王芳",
        company: "Evergreen Tea 常青茶业",
        city: "Hangzhou 杭州",
        since: "2019",
        orders: [
            { id: 7, date: "2026-03-02", item: "Longjing, spring picking, 24 × 250 g", amount: "¥ 4,320.00", state: "underWay" },
            { id: 3, date: "2025-11-18", item: "Tea caddies, tin, 200 pieces", amount: "¥ 1,180.00", state: "delivered" },
        ],
    },
    {
        number: "13800000002",
        name: "Li Na 李娜",
        company: "Harbour Logistics 海港物流",
        city: "Ningbo 宁波",
        since: "2021",
        orders: [{ id: 12, date: "2026-02-11", item: "Pallet scanners, 6 pieces", amount: "¥ 15,600.00", state: "delivered" }],
    },
    {
        number: "13800000003",
        name: "Zhang Wei 张伟",
        company: "Weidong Hardware 卫东五金",
        city: "Foshan 佛山",
        since: "2017",
        orders: [
            { id: 18, date: "2026-01-29", item: "Hinges, brass, 1,000 pieces", amount: "¥ 2,900.00", state: "returned" },
            { id: 19, date: "2026-02-03", item: "Hinges, steel, 1,000 pieces", amount: "¥ 2,450.00", state: "delivered" },
        ],
    },
    {
        number: "13800000004",
        name: "Liu Yang 刘洋",
        company: "Sunny Day Nursery 晴天幼儿园",
        city: "Chengdu 成都",
        since: "2023",
        orders: [{ id: 21, date: "2026-02-20", item: "Picture books, 60 titles", amount: "¥ 3,066.00", state: "underWay" }],
    },
    { number: "13800000005", name: "Huang Lei 黄磊", company: "Huang & Sons 黄氏父子", city: "Xiamen 厦门", since: "2024", orders: [] },
    {
        number: "13800000006",
        name: "Zhou Tao 周涛",
        company: "Northern Light Studio 北光工作室",
        city: "Harbin 哈尔滨",
        since: "2020",
        orders: [{ id: 30, date: "2025-12-24", item: "LED panels, 12 pieces", amount: "¥ 8,388.00", state: "delivered" }],
    },
    { number: "13800000007", name: "Gao Ming 高明", company: "moved, number no longer in use 空号", city: "Xi’an 西安", since: "2016", orders: [] },
];

/** Everybody, in the order in which they became customers. */
export function everybody(): readonly Customer[] {
    return known;
}

/** Who has this number; a stranger when nobody has. */
export function withNumber(number: string, strangerName: string): Customer {
    const found = known.find(customer => customer.number === number);
    return found ?? { number, name: strangerName, company: "", city: "", since: "", orders: [] };
}

/** Those whose name, number, company or city contains every word. */
export function matching(words: string): readonly Customer[] {
    const wanted = words.toLowerCase().split(/\s+/).filter(Boolean);
    return known.filter(({ name, number, company, city }) => {
        const text = `${name} ${number} ${company} ${city}`.toLowerCase();
        return wanted.every(word => text.includes(word));
    });
}
