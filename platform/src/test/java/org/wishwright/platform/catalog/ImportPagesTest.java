package org.wishwright.platform.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wishwright.platform.TestClient.expect;
import static org.wishwright.platform.catalog.TestMaker.leadsTo;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.wishwright.platform.PlatformTest;
import org.wishwright.platform.TestClient;

@PlatformTest
class ImportPagesTest {

    private static final String STYLES_PART = "<Override PartName=\"/xl/styles.xml\" ContentType=\"application/"
            + "vnd.openxmlformats-officedocument.spreadsheetml.styles+xml\"/>";

    @LocalServerPort
    int port;

    TestMaker maker;
    TestClient browser;
    String path;

    @BeforeEach
    void aProductOfAMaker() {
        maker = TestMaker.withWorkshop(port, "Import works");
        browser = TestClient.visitor(port);
        browser.setCookie("ww_session", maker.client().token());
        path = "/maker/blueprints/" + maker.blueprint("Shelf");
        browser.page(path);
    }

    private TestMaker.Answer send(byte[] file) {
        return maker.uploadOnPage(browser, path + "/import", "file", file);
    }

    private TestMaker.Answer send(String file) {
        return send(file.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void aTableBecomesADraftOnceItsColumnsAreExplained() {
        assertThat(expect(200, browser.page(path + "/import")).text()).contains("Send a file", "Or paste");
        var sent = send("Wood;Height;Price\nOak;90;1200,50\nPine;90;four\nPine;200;450,00\n");
        assertThat(leadsTo(sent)).isEqualTo(path + "/import#columns");
        assertThat(expect(200, browser.page(path + "/import")).text())
                .contains(
                        "3 rows, 3 columns",
                        "<option value=\"PRICE\" selected",
                        "1200,50",
                        "<option value=\"comma\" selected");
        var columns =
                Map.of("role0", "MODULE", "role1", "MODULE", "role2", "PRICE", "decimal", "comma", "language", "en");
        var refused = browser.submit(path + "/import/columns", columns);
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.text()).contains("Cell C3", "four", "class=\"fault\"");
        send("Wood;Height;Price\nOak;90;1200,50\nPine;90;400,00\nPine;200;450,00\n");
        var accepted = browser.submit(path + "/import/columns", columns);
        assertThat(leadsTo(accepted)).isEqualTo(path + "?done=catalog.imported");
        assertThat(expect(200, browser.page(path)).text()).contains("Wood", "Pine", "2 modules, 1 rules");
        assertThat(browser.page(path + "/source").text()).contains("| pine 200 = 45000");
        assertThat(browser.page(path + "/import").text()).doesNotContain("id=\"columns\"");
    }

    @Test
    void aModelInAnotherLanguageBecomesADraftAtOnce() {
        var uvl = "features\n  Shelf\n    alternative\n      Oak\n      Pine\nconstraints\n  Oak\n";
        assertThat(leadsTo(send(uvl))).isEqualTo(path + "?done=catalog.imported");
        assertThat(browser.page(path).text()).contains("3 modules, 3 rules");
        var refused = send("features\n  Shelf\n    or\n      12Oak\n");
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.text()).contains("Line 4", "12Oak");
        var xml = "<featureModel><struct><and name=\"Shelf\"><feature name=\"Oak\"/></and></struct></featureModel>";
        assertThat(leadsTo(send(xml))).isEqualTo(path + "?done=catalog.imported");
        assertThat(browser.page(path).text()).contains("2 modules, 2 rules");
        assertThat(send("<!DOCTYPE x [<!ENTITY a \"b\">]><featureModel/>").status())
                .isEqualTo(422);
        assertThat(send("").status()).isEqualTo(422);
    }

    @Test
    void aWorkbookIsReadAndABombIsNot() throws IOException {
        var sheet =
                "<?xml version=\"1.0\"?><worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\">"
                        + "<sheetData><row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>木材</t></is></c>"
                        + "<c r=\"B1\" t=\"inlineStr\"><is><t>价格</t></is></c></row>"
                        + "<row r=\"3\"><c r=\"A3\" t=\"inlineStr\"><is><t>橡木</t></is></c>"
                        + "<c r=\"B3\"><v>1200.5000000000002</v></c></row></sheetData></worksheet>";
        assertThat(leadsTo(send(workbook(sheet.getBytes(StandardCharsets.UTF_8)))))
                .isEqualTo(path + "/import#columns");
        assertThat(browser.page(path + "/import").text())
                .contains("木材", "1200.5<", "<th scope=\"row\">3</th>", "<option value=\"zh\" selected");
        assertThat(leadsTo(browser.submit(path + "/import/discard", Map.of()))).isEqualTo(path + "/import");
        assertThat(browser.page(path + "/import").text()).doesNotContain("id=\"columns\"");
        assertThat(send(workbook(new byte[300 << 20])).text()).contains("unpacks to more than can be read");
        var entity = sheet.replace("<worksheet", "<!DOCTYPE w [<!ENTITY a \"b\">]><worksheet");
        assertThat(send(workbook(entity.getBytes(StandardCharsets.UTF_8))).status())
                .isEqualTo(422);
        assertThat(send("PK\u0003\u0004 nonsense").text()).contains("cannot be read");
    }

    @Test
    void daysOfAWorkbookAreSaidAsDaysAndLongCellsAreRefused() throws IOException {
        var sheet =
                "<?xml version=\"1.0\"?><worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\">"
                        + "<sheetData><row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>Since</t></is></c>"
                        + "<c r=\"B1\" t=\"inlineStr\"><is><t>Number</t></is></c></row>"
                        + "<row r=\"2\"><c r=\"A2\" s=\"1\"><v>46082</v></c><c r=\"B2\"><v>46082</v></c></row>"
                        + "<row r=\"3\"><c r=\"A3\" s=\"2\"><v>46082.354166666664</v></c><c r=\"B3\" s=\"3\"><v>7</v></c></row>"
                        + "</sheetData></worksheet>";
        assertThat(leadsTo(send(workbook(sheet.getBytes(StandardCharsets.UTF_8), true))))
                .isEqualTo(path + "/import#columns");
        assertThat(browser.page(path + "/import").text())
                .contains("<td>2026-03-01</td>", "<td>46082</td>", "<td>2026-03-01 08:30</td>", "<td>7</td>");
        var wordy = sheet.replace(
                "<v>7</v>", "<v>7</v></c><c r=\"C3\" t=\"inlineStr\"><is><t>" + "x".repeat(1_001) + "</t></is>");
        var refused = send(workbook(wordy.getBytes(StandardCharsets.UTF_8)));
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.text()).contains("line 3 has more than 1000 characters");
    }

    @Test
    void nobodyElseSeesTheImport() {
        assertThat(TestClient.browser(port, "Eve").page(path + "/import").status())
                .isEqualTo(404);
        assertThat(leadsTo(TestClient.visitor(port).page(path + "/import"))).startsWith("/login");
    }

    private static byte[] workbook(byte[] sheet) throws IOException {
        return workbook(sheet, false);
    }

    private static byte[] workbook(byte[] sheet, boolean formatted) throws IOException {
        var main = "http://schemas.openxmlformats.org/";
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            entry(
                    zip,
                    "[Content_Types].xml",
                    "<?xml version=\"1.0\"?><Types xmlns=\"" + main
                            + "package/2006/content-types\"><Default Extension=\"xml\" ContentType=\"application/xml\"/>"
                            + "<Override PartName=\"/xl/workbook.xml\" ContentType=\"application/vnd.openxmlformats-"
                            + "officedocument.spreadsheetml.sheet.main+xml\"/>"
                            + (formatted ? STYLES_PART : "") + "</Types>");
            entry(
                    zip,
                    "xl/workbook.xml",
                    "<?xml version=\"1.0\"?><workbook xmlns=\"" + main
                            + "spreadsheetml/2006/main\" xmlns:r=\"" + main
                            + "officeDocument/2006/relationships\"><sheets>"
                            + "<sheet name=\"S\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>");
            entry(
                    zip,
                    "xl/styles.xml",
                    "<?xml version=\"1.0\"?><styleSheet xmlns=\"" + main
                            + "spreadsheetml/2006/main\"><numFmts count=\"2\">"
                            + "<numFmt numFmtId=\"164\" formatCode=\"yyyy\\-mm\\-dd hh:mm\"/>"
                            + "<numFmt numFmtId=\"165\" formatCode=\"0.00&quot; days&quot;\"/></numFmts>"
                            + "<cellXfs count=\"4\"><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/><xf numFmtId=\"164\"/>"
                            + "<xf numFmtId=\"165\"/></cellXfs></styleSheet>");
            entry(
                    zip,
                    "xl/_rels/workbook.xml.rels",
                    "<?xml version=\"1.0\"?><Relationships xmlns=\"" + main
                            + "package/2006/relationships\"><Relationship Id=\"rId1\" Type=\"" + main
                            + "officeDocument/2006/relationships/worksheet\" Target=\"worksheets/sheet1.xml\"/>"
                            + "<Relationship Id=\"rId2\" Type=\"" + main
                            + "officeDocument/2006/relationships/styles\" Target=\"styles.xml\"/></Relationships>");
            zip.putNextEntry(new ZipEntry("xl/worksheets/sheet1.xml"));
            zip.write(sheet);
            zip.closeEntry();
        }
        return bytes.toByteArray();
    }

    private static void entry(ZipOutputStream zip, String name, String text) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(text.getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
    }
}
