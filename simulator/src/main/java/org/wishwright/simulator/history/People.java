package org.wishwright.simulator.history;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;

/** Makes people up, the same for the same seed. Names, streets and numbers are invented; any likeness is chance. */
final class People {

    private record Named(String shown, String plain) {}

    private record Place(String region, String street, String phone) {}

    private static final List<Named> FAMILIES = List.of(
            new Named("林", "lin"),
            new Named("陈", "chen"),
            new Named("苏", "su"),
            new Named("赵", "zhao"),
            new Named("许", "xu"),
            new Named("何", "he"),
            new Named("沈", "shen"),
            new Named("顾", "gu"),
            new Named("陆", "lu"),
            new Named("唐", "tang"));
    private static final List<Named> GIVEN = List.of(
            new Named("思远", "siyuan"),
            new Named("雨桐", "yutong"),
            new Named("浩然", "haoran"),
            new Named("静宜", "jingyi"),
            new Named("嘉树", "jiashu"),
            new Named("文博", "wenbo"),
            new Named("晓岚", "xiaolan"),
            new Named("子墨", "zimo"),
            new Named("明轩", "mingxuan"),
            new Named("若溪", "ruoxi"));
    private static final List<Named> ABROAD = List.of(
            new Named("Jonas Weber", "jonas.weber"),
            new Named("Amara Okafor", "amara.okafor"),
            new Named("Lucía Fernández", "lucia.fernandez"),
            new Named("Oliver Hayes", "oliver.hayes"),
            new Named("Haruto Sato", "haruto.sato"),
            new Named("Priya Nair", "priya.nair"),
            new Named("Camille Laurent", "camille.laurent"),
            new Named("Minh Tran", "minh.tran"));
    private static final List<Place> CHINA = List.of(
            new Place("浙江省杭州市西湖区", "桂雨路 %d 号", "1380013800%d"),
            new Place("上海市徐汇区", "梧桐里 %d 弄", "1390013900%d"),
            new Place("北京市东城区", "槐花胡同 %d 号", "1360013600%d"),
            new Place("广东省深圳市南山区", "荔园路 %d 号", "1370013700%d"),
            new Place("四川省成都市锦江区", "芙蓉巷 %d 号", "1350013500%d"),
            new Place("江苏省苏州市姑苏区", "水巷街 %d 号", "1580015800%d"),
            new Place("福建省厦门市思明区", "凤凰路 %d 号", "1590015900%d"));
    private static final List<Place> ELSEWHERE = List.of(
            new Place("Singapore", "%d Lantern Walk", "+65555010%d"),
            new Place("Berlin, Germany", "Lindenhof %d", "+49305550100%d"),
            new Place("London, United Kingdom", "%d Weaver's Row", "+44207555010%d"),
            new Place("Vancouver, Canada", "%d Cedar Lane", "+1604555010%d"));
    private static final int ABROAD_IN = 4;

    private final long seed;
    private final List<Named> chinese = new ArrayList<>();
    private final List<Named> abroad = new ArrayList<>(ABROAD);

    People(long seed) {
        this.seed = seed;
        for (var family : FAMILIES) {
            GIVEN.forEach(given ->
                    chinese.add(new Named(family.shown() + given.shown(), given.plain() + "." + family.plain())));
        }
        Collections.shuffle(chinese, drawing(seed, -1));
        Collections.shuffle(abroad, drawing(seed, -2));
    }

    /** @param index from 0; nobody else has the same e-mail address */
    Person person(int index) {
        var random = drawing(seed, index);
        boolean isAbroad = index % ABROAD_IN == ABROAD_IN - 2;
        var name = isAbroad ? abroad.get(index / ABROAD_IN % abroad.size()) : chinese.get(index % chinese.size());
        var places = isAbroad ? ELSEWHERE : CHINA;
        var place = places.get(random.nextInt(places.size()));
        var email =
                name.plain() + "." + Long.toUnsignedString(seed, Character.MAX_RADIX) + "-" + index + "@people.example";
        return new Person(
                name.shown(),
                email,
                place.phone().formatted(random.nextInt(10)),
                place.region(),
                place.street().formatted(1 + random.nextInt(180)));
    }

    /** Chance of its own for each number; neighbouring numbers share nothing. */
    static Random drawing(long seed, int number) {
        return new Random(new SplittableRandom(seed * 1_000_003L + number).nextLong());
    }
}
