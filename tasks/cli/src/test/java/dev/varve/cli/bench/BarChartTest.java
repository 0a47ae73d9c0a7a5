package dev.varve.cli.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

class BarChartTest {
    @Test
    void barsAreAsLongAsTheirSeconds() throws Exception {
        BarChart chart = new BarChart();
        chart.group("one & <two>");
        chart.bar("first", 2);
        chart.bar("second", 5);
        chart.group("other");
        chart.bar("third", 10);

        Element svg = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(chart.svg())))
                .getDocumentElement();

        NodeList bars = svg.getElementsByTagName("rect");
        assertThat(bars.getLength()).isEqualTo(4);
        double second = width(bars, 2);
        assertThat(width(bars, 1) / second).isEqualTo(0.4);
        assertThat(width(bars, 3) / second).isEqualTo(2);
        assertThat(svg.getTextContent())
                .contains("one & <two>", "2.00 s", "5.00 s, 2.50 ×", "10.00 s")
                .doesNotContain("10.00 s,");
    }

    private static double width(NodeList bars, int index) {
        return Double.parseDouble(((Element) bars.item(index)).getAttribute("width"));
    }
}
