package dev.agentfirewall.cli.audit;

import dev.agentfirewall.artifact.Digest;
import dev.agentfirewall.audit.AuditReceipt;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a receipt as {@code verify} prints it: {@code 17:sha256:…}. */
final class Receipts implements ITypeConverter<AuditReceipt> {

    static String write(AuditReceipt receipt) {
        return receipt.sequence() + ":" + receipt.digest();
    }

    @Override
    public AuditReceipt convert(String text) {
        int colon = text.indexOf(':');
        try {
            return new AuditReceipt(
                    Long.parseLong(text.substring(0, Math.max(0, colon))), Digest.parse(text.substring(colon + 1)));
        } catch (IllegalArgumentException e) {
            throw new TypeConversionException("a receipt is NUMBER:sha256:HEX, as `audit verify` prints `head`");
        }
    }
}
