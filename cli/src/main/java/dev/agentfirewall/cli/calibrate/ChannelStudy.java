package dev.agentfirewall.cli.calibrate;

import dev.agentfirewall.json.Json;
import dev.agentfirewall.rag.calibrate.Calibration;
import dev.agentfirewall.rag.calibrate.Fit;
import dev.agentfirewall.rag.calibrate.Rate;
import dev.agentfirewall.rag.calibrate.Sample;
import dev.agentfirewall.rag.classify.Threshold;
import dev.agentfirewall.scan.Channel;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What calibration found on one channel.
 *
 * @param honest its honest texts
 * @param repeated how many more there were that had come before
 * @param attacks its attacks, perhaps none
 * @param shipped the threshold that the model came with
 */
record ChannelStudy(Channel channel, Sample honest, int repeated, Sample attacks, Threshold shipped, Fit fit) {
    private static final double[] SHARES = {0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1};

    /** One point of the trade-off: the lowest threshold that keeps the next honest text from being flagged but this often. */
    record Point(double share, double flag) {}

    Optional<Threshold> fitted() {
        return fit instanceof Fit.Fitted found ? Optional.of(found.threshold()) : Optional.empty();
    }

    /** What holds from now on. */
    Threshold threshold() {
        return fitted().orElse(shipped);
    }

    Optional<Rate> caughtFrom(double threshold) {
        return attacks.size() == 0 ? Optional.empty() : Optional.of(attacks.flaggedFrom(threshold));
    }

    /** The trade-off where there are texts enough to tell. */
    List<Point> tradeOff() {
        List<Point> points = new ArrayList<>();
        for (double share : SHARES) {
            OptionalDouble flag = Calibration.lowest(honest, share);
            if (honest.size() >= new Calibration(share, 0.5).needed() && flag.isPresent()) {
                points.add(new Point(share, flag.getAsDouble()));
            }
        }
        return points;
    }

    Json.Obj toJson() {
        Json.ObjBuilder json = Json.object()
                .put("channel", channel.word())
                .put("texts", honest.size())
                .put("repeated", repeated)
                .put("fitted", fitted().isPresent());
        why(json);
        json.put("flag", number(threshold().flag()))
                .put("note", number(threshold().note()))
                .put("shipped_flag", number(shipped.flag()))
                .put("shipped_note", number(shipped.note()))
                .put("flagged", toJson(honest.flaggedFrom(threshold().flag())))
                .put("flagged_shipped", toJson(honest.flaggedFrom(shipped.flag())))
                .put("flagged_regardless", toJson(honest.flaggedRegardless()));
        caughtFrom(threshold().flag()).ifPresent(caught -> json.put("caught", toJson(caught)));
        caughtFrom(shipped.flag()).ifPresent(caught -> json.put("caught_shipped", toJson(caught)));
        return json.put("trade_off", Json.array(tradeOff(), this::toJson)).build();
    }

    private void why(Json.ObjBuilder json) {
        if (fit instanceof Fit.TooFew few) {
            json.put("why", "too_few").put("needed", few.needed());
        } else if (fit instanceof Fit.OutOfReach) {
            json.put("why", "out_of_reach");
        }
    }

    private Json toJson(Point point) {
        Json.ObjBuilder json =
                Json.object().put("target", number(point.share())).put("flag", number(point.flag()));
        caughtFrom(point.flag()).ifPresent(caught -> json.put("caught", number(caught.share())));
        return json.build();
    }

    private static Json toJson(Rate rate) {
        return Json.object()
                .put("texts", rate.hits())
                .put("of", rate.of())
                .put("share", number(rate.share()))
                .put("low", number(rate.low()))
                .put("high", number(rate.high()))
                .build();
    }

    private static Json number(double value) {
        return new Json.Num(BigDecimal.valueOf(value));
    }
}
