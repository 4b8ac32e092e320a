package dev.agentfirewall.langchain4j;

import dev.agentfirewall.json.Json;
import dev.langchain4j.agent.tool.ToolSpecification;
import dev.langchain4j.model.chat.request.json.JsonArraySchema;
import dev.langchain4j.model.chat.request.json.JsonBooleanSchema;
import dev.langchain4j.model.chat.request.json.JsonEnumSchema;
import dev.langchain4j.model.chat.request.json.JsonIntegerSchema;
import dev.langchain4j.model.chat.request.json.JsonNumberSchema;
import dev.langchain4j.model.chat.request.json.JsonObjectSchema;
import dev.langchain4j.model.chat.request.json.JsonSchemaElement;
import dev.langchain4j.model.chat.request.json.JsonStringSchema;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Whether arguments have the shape that the tool was offered with. The library mends what has not: a missing object becomes {@code null}, an
 * unknown name is dropped, an object where text belongs becomes its {@code toString}, and text where an object belongs is read as JSON, so that
 * the tool would run with something else than what was judged.
 */
final class ArgumentSchema {
    private final @Nullable JsonObjectSchema schema;

    private ArgumentSchema(@Nullable JsonObjectSchema schema) {
        this.schema = schema;
    }

    static ArgumentSchema of(ToolSpecification offered) {
        return new ArgumentSchema(offered.parameters());
    }

    /** Whether every required argument is there, none is unknown, and each has the right shape. */
    boolean fits(Json.Obj arguments) {
        if (schema == null) {
            return arguments.members().isEmpty();
        }
        return hasRequired(schema, arguments)
                && (Boolean.TRUE.equals(schema.additionalProperties())
                        || schema.properties()
                                .keySet()
                                .containsAll(arguments.members().keySet()))
                && shaped(schema, arguments);
    }

    private static boolean hasRequired(JsonObjectSchema schema, Json.Obj arguments) {
        List<String> required = schema.required() == null ? List.of() : schema.required();
        return required.stream()
                .allMatch(name -> arguments
                        .get(name)
                        .filter(value -> !value.equals(Json.NULL))
                        .isPresent());
    }

    private static boolean shaped(JsonObjectSchema schema, Json.Obj object) {
        Map<String, JsonSchemaElement> properties = schema.properties();
        return object.members().entrySet().stream()
                .allMatch(member -> shaped(properties.get(member.getKey()), member.getValue()));
    }

    private static boolean shaped(@Nullable JsonSchemaElement schema, Json value) {
        if (value.equals(Json.NULL)) {
            return true; // an optional argument, left out in so many words
        }
        if (schema instanceof JsonObjectSchema object) {
            return value instanceof Json.Obj members && shaped(object, members);
        }
        if (schema instanceof JsonArraySchema array) {
            return value instanceof Json.Arr many
                    && many.elements().stream().allMatch(element -> shaped(array.items(), element));
        }
        return !isScalar(schema) || !(value instanceof Json.Obj || value instanceof Json.Arr);
    }

    private static boolean isScalar(@Nullable JsonSchemaElement schema) {
        return schema instanceof JsonStringSchema
                || schema instanceof JsonEnumSchema
                || schema instanceof JsonIntegerSchema
                || schema instanceof JsonNumberSchema
                || schema instanceof JsonBooleanSchema;
    }
}
